"""QR codes: what a phone can read, as pictures that a phone can read."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from costmodel.present.qr import MOST_BYTES, qr_code, qr_png, qr_svg

ADDRESS = "https://example.org/?place=us-tx&employee.salary=60000"


def test_a_code_is_drawn_up_to_97_modules() -> None:
    fits = qr_code("a" * MOST_BYTES)
    assert fits is not None
    assert (fits.version, fits.error, fits.symbol_size(border=0)) == (20, "M", (97, 97))
    assert qr_code("a" * (MOST_BYTES + 1)) is None
    assert qr_code("å" * MOST_BYTES) is None  # two bytes each


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS + "&name=" + "x" * 603])
def test_a_reader_reads_the_address(address: str) -> None:
    code = qr_code(address)
    assert code is not None
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(qr_png(code))))] == [address]


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS + "&name=" + "x" * 500])
def test_svg_and_png_show_the_same_code_with_four_modules_of_white_around(address: str) -> None:
    code = qr_code(address)
    assert code is not None
    modules = np.array([list(row) for row in code.matrix])
    side = len(modules) + 8
    picture = ElementTree.fromstring(qr_svg(code))
    assert float(picture.attrib["width"]) == float(picture.attrib["height"]) == side * 4
    shown = np.array(Image.open(io.BytesIO(qr_png(code))).convert("L"))
    assert shown.shape == (side * 12, side * 12)
    dark = shown[6::12, 6::12] == 0  # the middle of each module
    assert (dark[4:-4, 4:-4] == (modules == 1)).all()
    assert not dark[:4].any()
    assert not dark[:, -4:].any()
