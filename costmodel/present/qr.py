"""A link as a QR code, where it is short enough that a phone reads it from a screen or from paper."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

from costmodel.words import N_

# At level M, which forgives 15 % of dirt and glare, so many bytes take 97 modules (version 20): 4 points each on a screen, a
# third of a millimetre on a label of 3.5 cm. Denser codes fail on a plain phone.
LEVEL = "m"
MOST_BYTES = 666
_QUIET = 4  # modules of white around it, as the standard asks
_ON_SCREEN = 4  # points a module
_IN_PRINT = 12
SCAN = N_("QR code: point a phone's camera at it to open this comparison there")


@lru_cache(maxsize=64)
def qr_code(address: str) -> segno.QRCode | None:
    """The code of an address; None where it is too long to scan well."""
    return segno.make_qr(address, error=LEVEL, boost_error=False) if len(address.encode()) <= MOST_BYTES else None


def qr_svg(code: segno.QRCode) -> bytes:
    """The code as an SVG picture, on white so that it scans in the dark and on coloured paper too."""
    return _saved(code, "svg", _ON_SCREEN)


def qr_inline(code: segno.QRCode) -> str:
    """The code as SVG inside another document, as large as that makes it."""
    return str(code.svg_inline(scale=1, border=_QUIET, light="#fff", dark="#000", omitsize=True))


def qr_side(code: segno.QRCode) -> int:
    """How many modules the code is wide, with the white around it."""
    return int(code.symbol_size(border=_QUIET)[0])


def qr_png(code: segno.QRCode) -> bytes:
    """The code as a PNG picture that is sharp in print."""
    return _saved(code, "png", _IN_PRINT)


def _saved(code: segno.QRCode, kind: str, scale: int) -> bytes:
    out = io.BytesIO()
    code.save(out, kind=kind, scale=scale, border=_QUIET, light="#fff", dark="#000")
    return out.getvalue()
