"""The cells of a list: each look, nothing that was typed becomes markup."""

import pytest

from relaas.overviews.cells import drawing
from relaas.overviews.columns import Column, Look

HOSTILE = """<b a="1" c='2'>&"""
ESCAPED = "&lt;b a=&quot;1&quot; c=&#x27;2&#x27;&gt;&amp;"


def _cell(look: Look, text: str, tone: str = "", url: str = "/x/", fades: str = "") -> str:
    [draw] = drawing([Column("name", "Name", ("name",), look=look, fades=fades)])
    return draw(text, tone, url)


@pytest.mark.parametrize(
    ("look", "text", "tone", "expected"),
    [
        (Look.PLAIN, "Zwolle", "", "<td>Zwolle</td>"),
        (Look.NUMBER, "12", "", '<td class="number">12</td>'),
        (Look.LINK, "Bakkerij", "", '<td><a href="/x/" hx-boost="true">Bakkerij</a></td>'),
        (Look.PILL, "Actief", "good", '<td><span class="pill good">Actief</span></td>'),
        (Look.EMAIL, "a@b.nl", "", '<td><a href="mailto:a@b.nl">a@b.nl</a></td>'),
        (Look.PHONE, "038 420 00 00", "", '<td><a href="tel:0384200000">038 420 00 00</a></td>'),
    ],
)
def test_each_look_has_its_dress(look: Look, text: str, tone: str, expected: str) -> None:
    assert _cell(look, text, tone) == expected


@pytest.mark.parametrize("look", list(Look))
def test_an_empty_cell_is_empty(look: Look) -> None:
    assert "><" in _cell(look, "", "good", fades="later")
    assert "later" in _cell(look, "", fades="later")


@pytest.mark.parametrize("look", list(Look))
def test_no_text_becomes_markup(look: Look) -> None:
    drawn = _cell(look, HOSTILE, tone=HOSTILE, url=HOSTILE)
    for part in (HOSTILE, "<b", ' a="1"', "c='2'"):
        assert part not in drawn
    assert ESCAPED in drawn.replace("&lt;ba=", "&lt;b a=")
