"""Employer's charges by PolicyEngine, in an environment of its own: {country, year, salaries} in, {charge: amounts} out."""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any

CHARGES = {
    "uk": {"national_insurance": "ni_employer"},
    "us": {
        "social_security": "employer_social_security_tax",
        "medicare": "employer_medicare_tax",
        "federal_unemployment": "employer_federal_unemployment_tax",
    },
}
GROUPS = {
    "uk": ("benunits", "households"),
    "us": ("households", "tax_units", "families", "spm_units", "marital_units"),
}


def situation(country: str, year: int, salaries: list[float]) -> dict[str, Any]:
    """Each salary is a person of forty in a household of one."""
    names = [f"p{i}" for i in range(len(salaries))]
    people = {
        name: {"employment_income": {year: salary}, "age": {year: 40}} for name, salary in zip(names, salaries, strict=True)
    }
    groups = {group: {f"{group}_{name}": {"members": [name]} for name in names} for group in GROUPS[country]}
    if country == "us":
        for household in groups["households"].values():
            household["state_code"] = {year: "TX"}  # type: ignore[assignment,dict-item]
    return {"people": people, **groups}


def main() -> None:
    """Answer the one question on standard input."""
    asked = json.load(sys.stdin)
    engine = importlib.import_module(f"policyengine_{asked['country']}")
    simulation = engine.Simulation(situation=situation(asked["country"], asked["year"], asked["salaries"]))
    found = {
        charge: [float(amount) for amount in simulation.calculate(variable, asked["year"])]
        for charge, variable in CHARGES[asked["country"]].items()
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
