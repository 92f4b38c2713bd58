"""The units of docs/systemd, as systemd itself reads them."""

from __future__ import annotations

import shlex
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from coopwiki.cli import COMMANDS

UNITS = Path(__file__).resolve().parents[2] / "docs" / "systemd"
PROGRAM = "/opt/coopwiki/bin/coopwiki"
NAMES = ("coopwiki.service", "coopwiki-once.service", "coopwiki-once.timer")


def unit(name: str) -> ConfigParser:
    parser = ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read(UNITS / name, encoding="utf-8")
    return parser


def test_systemd_finds_nothing_to_say(tmp_path: Path) -> None:
    """The program is where docs/operating.md puts it; here another one stands for it."""
    assert sorted(NAMES) == sorted(path.name for path in UNITS.iterdir())
    for name in NAMES:
        text = (UNITS / name).read_text(encoding="utf-8").replace(PROGRAM, sys.executable)
        (tmp_path / name).write_text(text, encoding="utf-8")
    asked = ["systemd-analyze", "verify", "--man=no", *(f"./{name}" for name in NAMES)]
    said = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


@pytest.mark.parametrize("name", NAMES[:2])
def test_a_service_runs_a_command_there_is_with_settings_outside_of_it(name: str) -> None:
    service = unit(name)["Service"]
    program, command, *rest = shlex.split(service["ExecStart"])
    assert (program, rest[-2:]) == (PROGRAM, ["--config", "/etc/coopwiki/wiki.toml"])
    assert command in {known.name for known in COMMANDS}
    assert service["User"] not in {"", "root"}
    assert service["StateDirectory"] == "coopwiki"
    assert not [line for line in service if line == "Environment"]


def test_what_needs_a_person_is_not_tried_again() -> None:
    """Settings that are wrong (2) and a password that is refused (3)."""
    assert unit("coopwiki.service")["Service"]["RestartPreventExitStatus"].split() == ["2", "3"]
