"""P3, P4: the picture or logo of a party."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from relaas.files.adding import ReceivedFile, add_files
from relaas.kernel.receiving import receive
from relaas.kernel.refusals import Refused
from relaas.kernel.storage import open_stored
from relaas.kernel.subjects import subject_of
from relaas.parties.images import remove_image, set_image
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY, Make, told

pytestmark = pytest.mark.django_db


def png(width: int = 20) -> ContentFile[bytes]:
    content = BytesIO()
    Image.new("RGB", (width, 10), "navy").save(content, "PNG")
    return ContentFile(content.getvalue(), name="logo.png")


def test_an_image_is_set_replaced_and_removed(organization: Make) -> None:
    bakery = organization()
    set_image(bakery, uploaded=png(), by=BY)
    first = Party.objects.get(pk=bakery.pk).image
    assert first
    with Image.open(open_stored(first)) as image:
        assert (image.format, image.size) == ("WEBP", (20, 10))
    set_image(bakery, uploaded=png(30), by=BY)
    assert Party.objects.get(pk=bakery.pk).image != first
    remove_image(bakery, by=BY)
    remove_image(bakery, by=BY)
    assert Party.objects.get(pk=bakery.pk).image is None
    assert [title for title, _ in told(bakery)][:3] == [
        "Afbeelding verwijderd",
        "Afbeelding gewijzigd",
        "Afbeelding gewijzigd",
    ]


def test_a_pdf_named_png_is_refused_at_its_field(organization: Make) -> None:
    bakery = organization()
    with pytest.raises(Refused) as refused:
        set_image(bakery, uploaded=ContentFile(b"%PDF-1.7 not an image", name="logo.png"), by=BY)
    assert [(each.code, each.field) for each in refused.value.problems] == [("image_unreadable", "image")]


def test_an_image_of_before_is_shown_too(organization: Make, signed_in: Callable[..., Client]) -> None:
    """For the page as of a day (U3); an image that was another party's does not stand here."""
    bakery, mill = organization(), organization("Molen")
    set_image(bakery, uploaded=png(), by=BY)
    set_image(mill, uploaded=png(40), by=BY)
    first, others = bakery.image_id, mill.image_id
    remove_image(bakery, by=BY)
    client = signed_in()
    assert client.get(f"/relaties/{bakery.pk}/afbeelding/{first}/").status_code == 200
    assert client.get(f"/relaties/{bakery.pk}/afbeelding/{others}/").status_code == 404


def test_an_image_among_its_files_becomes_its_image(organization: Make, signed_in: Callable[..., Client]) -> None:
    """T14: one click on the file's page; made small as any other, and of an image alone."""
    bakery = organization()
    images = [
        ReceivedFile("logo.png", receive(png(900))),
        ReceivedFile("logo.txt", receive(ContentFile(b"geen beeld"))),
    ]
    picture, text = add_files(images, holder=subject_of(bakery), by=BY).made
    client = signed_in("sales")
    button = f"/bestanden/{picture.pk}/als-afbeelding/"
    for page in (f"/bestanden/{picture.pk}/", f"/bestanden/{picture.pk}/voorbeeld/"):
        assert button in client.get(page).content.decode(), page
    assert "als-afbeelding" not in client.get(f"/bestanden/{text.pk}/voorbeeld/").content.decode()
    assert client.post(button).status_code == 303
    kept = Party.objects.get(pk=bakery.pk).image
    assert kept
    with Image.open(open_stored(kept)) as image:
        assert (image.format, max(image.size)) == ("WEBP", 512)
    assert client.post(f"/bestanden/{text.pk}/als-afbeelding/").status_code == 404
    reader = signed_in("reader")
    assert "als-afbeelding" not in reader.get(f"/bestanden/{picture.pk}/voorbeeld/").content.decode()
    assert reader.post(button).status_code == 403


def test_a_broken_image_stays_a_file(organization: Make, signed_in: Callable[..., Client]) -> None:
    """What only begins as an image does is refused, and said."""
    bakery = organization()
    broken = ReceivedFile("logo.png", receive(ContentFile(png(900).read()[:60])))
    [file] = add_files([broken], holder=subject_of(bakery), by=BY).made
    answer = signed_in("sales").post(f"/bestanden/{file.pk}/als-afbeelding/", follow=True)
    assert "geen leesbare afbeelding" in answer.content.decode()
    assert Party.objects.get(pk=bakery.pk).image is None
