"""Images that people upload: made small, plain and safe before they are stored."""

from io import BytesIO

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from relaas.kernel.refusals import Refused

LARGEST_UPLOAD = 10 * 1024 * 1024  # bytes
LARGEST_SURFACE = 40_000_000  # pixels, for a small file can unfold into gigabytes
SIDE = 512  # pixels
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
MEDIA_TYPE = "image/webp"


def prepare_image(uploaded: File[bytes], *, field: str = "image") -> ContentFile[bytes]:
    """A WebP of at most 512 pixels a side, upright and without metadata (a photograph may hold a home's position).

    Refuses at `field` what is over 10 MB (`image_too_large`) or over 40 million pixels, and what is no PNG, JPEG,
    WebP or GIF whatever its name says (`image_unreadable`).
    """
    if uploaded.size > LARGEST_UPLOAD:
        raise Refused("image_too_large", _("An image may be 10 MB at most."), field=field)
    try:
        image = Image.open(uploaded, formats=FORMATS)
        if image.width * image.height > LARGEST_SURFACE:
            raise Image.DecompressionBombError
        small = ImageOps.exif_transpose(image)
        small.thumbnail((SIDE, SIDE))
        kept = BytesIO()
        small.convert("RGBA").save(kept, "WEBP", quality=85)
    except Image.DecompressionBombError as error:
        reason = _("An image may have 40 million pixels at most.")
        raise Refused("image_too_large", reason, field=field) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        reason = _("This is no image that can be read: give a PNG, JPEG, WebP or GIF.")
        raise Refused("image_unreadable", reason, field=field) from error
    return ContentFile(kept.getvalue())
