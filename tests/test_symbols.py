"""Symbols write down what NumPy is asked to do; evaluated or as a cell it comes to the same."""

from __future__ import annotations

import math

import numpy as np
import pytest

from costmodel.symbols import Symbol, evaluate, name, names, spreadsheet, symbol

a, b, c = name("a"), name("b"), name("c")
CELLS = {"a": "A1", "b": "B1", "c": "C1"}
VALUES = {"a": 7.0, "b": 3.0, "c": -2.0}


@pytest.mark.parametrize(
    ("written", "text", "amount"),
    [
        (a + b, "A1+B1", 10),
        (a - b, "A1-B1", 4),
        (a - (b - c), "A1-(B1-C1)", 2),
        (a - (b + c), "A1-(B1+C1)", 6),
        (a + (b - c), "A1+B1-C1", 12),
        ((a + b) * c, "(A1+B1)*C1", -20),
        (a * b + c, "A1*B1+C1", 19),
        (a / (b * c), "A1/(B1*C1)", 7 / -6),
        (a / b / c, "A1/B1/C1", 7 / 3 / -2),
        (a / (b / c), "A1/(B1/C1)", 7 / (3 / -2)),
        (a**b, "A1^B1", 343),
        ((a**b) ** 2, "A1^B1^2", 343.0**2),
        (a ** (b**2), "A1^(B1^2)", 7.0**9),
        ((a + b) ** 2, "(A1+B1)^2", 100),
        (-a, "(-A1)", -7),
        (-(a + b), "(-(A1+B1))", -10),
        (a - -b, "A1-(-B1)", 10),
        (2 * a, "2*A1", 14),
        (1 - a, "1-A1", -6),
        (a * -2, "A1*(-2)", -14),
        (1 / b, "1/B1", 1 / 3),
        (a * 0.062, "A1*0.062", 0.434),
        (a * 1e-7, "A1*0.0000001", 7e-7),
        (a * 1e21, "A1*1000000000000000000000", 7e21),
        (np.minimum(a, 5), "MIN(A1,5)", 5),
        (np.maximum(a - b, 0.0), "MAX(A1-B1,0)", 4),
        (np.minimum(a, np.maximum(b, c)), "MIN(A1,MAX(B1,C1))", 3),
        (np.floor(a / b), "INT(A1/B1)", 2),
        (np.ceil(a / b), "(-INT(-(A1/B1)))", 3),
        (np.floor(c / b), "INT(C1/B1)", -1),
        (np.ceil(c / b), "(-INT(-(C1/B1)))", 0),
        (np.ceil(a + b) * 2, "(-INT(-(A1+B1)))*2", 20),
        (np.where(a > b, a, b), "IF(A1>B1,A1,B1)", 7),
        (np.where(a >= 7, 1.0, 0.0), "IF(A1>=7,1,0)", 1),
        (np.where(a < b, 1.0, 0.0), "IF(A1<B1,1,0)", 0),
        (np.where(a <= b + 4, 1.0, 0.0), "IF(A1<=B1+4,1,0)", 1),
        (np.where(c, a, b), "IF(C1,A1,B1)", 7),
        ((a > b) * c, "(A1>B1)*C1", -2),
        (np.where(a > b, 1.0, 0.0) * b, "IF(A1>B1,1,0)*B1", 3),
    ],
)
def test_written_down_evaluated_and_as_a_cell(written: Symbol, text: str, amount: float) -> None:
    assert isinstance(written, Symbol)
    assert spreadsheet(written, CELLS) == text
    assert float(evaluate(written, VALUES.__getitem__)) == pytest.approx(amount)


def test_a_formula_evaluates_on_arrays() -> None:
    written = np.where(a > b, np.minimum(a, 10) * 2, -a)
    values = {"a": np.array([1.0, 4.0, 20.0]), "b": np.array([3.0, 3.0, 3.0])}
    assert list(evaluate(written, values.__getitem__)) == [-1, 8, 20]


def test_names_in_the_order_of_reading() -> None:
    assert list(names(np.where(a > b, a * c, 2.0))) == ["a", "b", "a", "c"]
    assert list(names(symbol(3))) == []


def test_a_number_becomes_a_symbol_and_a_symbol_stays_one() -> None:
    assert (symbol(3).op, symbol(3).value) == ("number", 3.0)
    assert symbol(True).value == 1.0
    assert symbol(a) is a


def test_numpy_scalars_and_plain_numbers_are_the_same() -> None:
    assert repr(np.float64(2) * a) == repr(2.0 * a) == "multiply(2.0, a)"


def test_a_formula_does_not_decide_with_if() -> None:
    with pytest.raises(TypeError, match=r"np\.where, not with if"):
        bool(a > b)
    with pytest.raises(TypeError):
        min(a, b)
    with pytest.raises(TypeError):
        _ = a and b


@pytest.mark.parametrize(
    "unwritable",
    [
        lambda: np.sin(a),
        lambda: np.add.reduce(a),
        lambda: np.add(a, b, where=np.array([True])),
        lambda: np.sum(a),
        lambda: np.clip(a, 0, 1),
        lambda: np.concatenate([a, b]),
        lambda: math.floor(a),
        lambda: float(a),
        lambda: abs(a),
        lambda: a % b,
        lambda: a == b,
    ],
)
def test_what_a_spreadsheet_cannot_say_is_refused(unwritable: object) -> None:
    with pytest.raises(TypeError):
        unwritable()  # type: ignore[operator]


def test_symbols_may_be_keys_though_they_compare_to_formulas() -> None:
    assert {a: 1}[a] == 1
    assert hash(a) != hash(name("a"))


def test_a_symbol_shows_itself() -> None:
    assert repr(np.minimum(a, 5) * b) == "multiply(minimum(a, 5.0), b)"
