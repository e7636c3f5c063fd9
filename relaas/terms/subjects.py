"""The lists of this room as subjects: what to call a row, and where it stands."""

from collections.abc import Callable, Collection

from django.urls import reverse

from relaas.kernel.actors import Actor
from relaas.kernel.subjects import SubjectKind, register
from relaas.terms.models import DocumentScheme, Maintained, PaymentTerm, ShippingScheme

KINDS: dict[str, type[Maintained]] = {
    "payment_term": PaymentTerm,
    "document_scheme": DocumentScheme,
    "shipping_scheme": ShippingScheme,
}


def _kind(name: str, model: type[Maintained]) -> SubjectKind:
    def labels(ids: Collection[int]) -> dict[int, str]:
        return dict(model.objects.filter(pk__in=ids).values_list("pk", "name"))

    def visible(ids: Collection[int], _viewer: Actor) -> set[int]:
        """Everybody sees the lists; changing them needs a right."""
        return set(model.objects.filter(pk__in=ids).values_list("pk", flat=True))

    return SubjectKind(name, labels, _url(name), visible)


def _url(name: str) -> Callable[[int], str]:
    return lambda row_id: reverse(f"terms:{name}", args=[row_id])


def register_subjects() -> None:
    """Called once, when the room is ready."""
    for name, model in KINDS.items():
        register(_kind(name, model))
