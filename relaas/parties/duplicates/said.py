"""What people said of pairs: that they are two."""

from django.db.models import Q

from relaas.parties.models import NotADouble


def said_to_be_two(party: int) -> set[int]:
    """Who was said to be another one than this party."""
    pairs = NotADouble.objects.filter(Q(first=party) | Q(second=party)).values_list("first_id", "second_id")
    return {id for pair in pairs for id in pair} - {party}
