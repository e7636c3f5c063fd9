"""The lists of contracts as tests look at them."""

from typing import Any

from relaas.contracts.overviews import REQUESTS
from relaas.contracts.tests.conftest import BY
from relaas.kernel.actors import Actor
from relaas.overviews.overview import Overview
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question


def page(overview: Overview = REQUESTS, by: Actor = BY, **given: Any) -> ListPage:
    return ListPage(Question.read(overview, by, {name: value.split("|") for name, value in given.items()}))


def labels(overview: Overview = REQUESTS, by: Actor = BY, **given: Any) -> list[str]:
    return [line.label for line in page(overview, by, **given).lines]
