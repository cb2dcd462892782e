"""Pictures: written anew, so that nothing goes along of where, when and with what they were taken."""

import warnings
from pathlib import Path
from typing import Any

from veerkracht.documents.opening.opened import JPEG, PNG, WEBP, Opened
from veerkracht.documents.opening.wrong import Wrong

MOST_PIXELS = 60_000_000
PREVIEW = (960, 960)
MEDIA_TYPES = {"JPEG": JPEG, "MPO": JPEG, "PNG": PNG, "WEBP": WEBP}
WRITTEN: dict[str, dict[str, Any]] = {
    JPEG: {"format": "JPEG", "quality": 92, "optimize": True},
    PNG: {"format": "PNG", "optimize": True},
    WEBP: {"format": "WEBP", "quality": 92},
}


def read_picture(path: Path, *, cleaned: Path, preview: Path) -> Opened:
    """Read a picture, write it anew as it should stand, and make a small one of it."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(path, formats=("JPEG", "PNG", "WEBP", "MPO")) as picture:
            media_type = MEDIA_TYPES[picture.format or ""]
            if picture.width * picture.height > MOST_PIXELS:
                raise Wrong("too-many-pixels", millions=picture.width * picture.height // 1_000_000)
            # A phone keeps a second picture beside a photograph (MPO); only the first is taken.
            if picture.format != "MPO" and getattr(picture, "is_animated", False):
                raise Wrong("moves")
            picture.load()
            upright = ImageOps.exif_transpose(picture)
    except Image.DecompressionBombError as problem:
        raise Wrong("too-many-pixels", millions=2 * MOST_PIXELS // 1_000_000) from problem
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, KeyError, IndexError) as problem:
        raise Wrong("damaged") from problem
    colours = picture.info.get("icc_profile")
    upright.info.clear()
    if media_type == JPEG and upright.mode not in ("RGB", "L", "CMYK"):
        upright = upright.convert("RGB")
    upright.save(cleaned, **WRITTEN[media_type], **({"icc_profile": colours} if colours else {}))
    small = upright.convert("RGBA" if "A" in upright.getbands() or upright.mode == "P" else "RGB")
    small.thumbnail(PREVIEW)
    small.save(preview, format="WEBP", quality=80)
    return Opened(media_type, width=upright.width, height=upright.height, cleaned=True)
