"""What a question asks, in words: for a file that has no chips to show it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.overviews.filters import Filter, Switch
from relaas.overviews.question import Question
from relaas.web.formats import number


def narrowed_by(question: Question) -> Iterator[str]:
    """*Soort: Klant, Leverancier*, *Plaats: den b*, *Ook gearchiveerd*, *Zoekt: bakker*, *3 geselecteerd*."""
    for each in question.overview.filter_named.values():
        chosen = question.filters.get(each.name, ())
        if chosen and isinstance(each, Switch):
            yield str(each.label)
        elif chosen:
            yield f"{each.label}: {', '.join(_labels(question, each, chosen))}"
    if question.text:
        yield _("Searched for: %(text)s") % {"text": question.text}
    if question.selected:
        count = len(question.selected)
        yield ngettext("%(shown)s selected", "%(shown)s selected", count) % {"shown": number(count)}


def ordered_by(question: Question) -> str:
    """*Gesorteerd op plaats*, *Gesorteerd op plaats, aflopend*."""
    if question.grouping:
        return _("Grouped by %(what)s") % {"what": str(question.grouping.label).lower()}
    sentence = _("Sorted by %(order)s, descending") if question.descending else _("Sorted by %(order)s")
    return sentence % {"order": str(question.sort.label).lower()}


def _labels(question: Question, each: Filter, chosen: tuple[str, ...]) -> Iterator[str]:
    """What the page calls these values; a value that is only typed is itself."""
    named = {option.value: option.label for option in each.options(question.actor)}
    return (named.get(value, value) for value in chosen)
