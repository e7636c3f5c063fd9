"""The files of the demonstration are what their names say, and the same each time."""

from datetime import date
from io import BytesIO

import pytest

from relaas.demo.papers import content, papers
from relaas.files.sniffing import media_type_of

pytestmark = pytest.mark.once
WHOSE, ON = "Bouwgroep IJsselmonding", date(2026, 3, 2)
KINDS = {
    "pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png", "txt": "text/plain", "csv": "text/csv",
}  # fmt: skip


def test_each_is_what_its_name_says_and_the_same_each_time() -> None:
    for paper in papers():
        made = content(paper, WHOSE, ON)
        assert media_type_of(BytesIO(made), paper.name) == KINDS[paper.name.rpartition(".")[2]], paper.name
        assert content(paper, WHOSE, ON) == made, paper.name
        assert content(paper, "Molen De Hoop", ON) != made or paper.made_as == "table", paper.name


def test_a_next_version_is_another() -> None:
    for paper in papers():
        if paper.made_as in ("letter", "prices", "text"):
            assert content(paper, WHOSE, ON, version=2) != content(paper, WHOSE, ON), paper.name
