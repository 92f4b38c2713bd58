"""The pinned requirements against pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+) \\$", re.MULTILINE)


def asked(name: str) -> set[str]:
    """The requirements a person wrote."""
    lines = (TOP / name).read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and line[0] not in "#-"}


def pinned(name: str) -> dict[str, str]:
    """Versions by package."""
    return dict(PIN.findall((TOP / name).read_text(encoding="utf-8")))


def test_the_requirements_are_those_of_pyproject() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {*project["project"]["dependencies"], *project["build-system"]["requires"]}
    assert asked("requirements.in") == wanted


def test_every_requirement_is_pinned() -> None:
    for name in ("requirements", "requirements-dev"):
        names = {re.split(r"[<>=]", line)[0] for line in asked(f"{name}.in")}
        assert names <= set(pinned(f"{name}.txt"))


def test_the_pins_of_developers_are_those_of_operators() -> None:
    assert pinned("requirements.txt").items() <= pinned("requirements-dev.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_pins_name_no_address_and_no_folder(name: str) -> None:
    lines = (TOP / name).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if "//" in line or line.startswith(("-f", "--find", "-i"))]
    assert not [line for line in lines if "/" in line]
