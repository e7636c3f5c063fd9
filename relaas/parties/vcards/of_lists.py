"""The vCards of the rows of a list, as one file; without photographs, which would make it heavy."""

from collections.abc import Iterator
from itertools import batched

from django.utils import translation

from relaas.overviews.export import Format
from relaas.overviews.extract import Extract
from relaas.parties.models import Party
from relaas.parties.overviews import LISTS_OF_RELATIONS, ORGANIZATIONS, PERSONS
from relaas.parties.vcards.gathering import contacts_of
from relaas.parties.vcards.writing import MEDIA_TYPE, Version, written

_STRETCH = 500  # parties that are read and written at a time
AT_ONCE = 2_000  # parties that one waits for; more are a job


def pieces(extract: Extract) -> Iterator[bytes]:
    """The file in pieces, in the order of the list, for the viewer that it was asked by."""
    question, done = extract.question, 0
    ids = question.ordered(question.found()).values_list("pk", flat=True).iterator(chunk_size=_STRETCH)
    for some in batched(ids, _STRETCH):
        found = Party.objects.visible_to(question.actor).in_bulk(some)
        shown = [found[id] for id in some if id in found]
        with translation.override(extract.language):
            yield b"".join(written(each, Version.THREE) for each in contacts_of(shown, question.actor))
        done += len(some)
        extract.report(done)


VCARDS = Format("vcf", "vCard", MEDIA_TYPE, pieces, AT_ONCE)
for _overview in (*LISTS_OF_RELATIONS, ORGANIZATIONS, PERSONS):
    _overview.formats.add(VCARDS.name, VCARDS)
