"""What a command imports before it does anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from export_dump import write_dump

HEAVY = (
    "pywikibot",
    "apscheduler",
    "requests",
    "jinja2",
    "mwparserfromhell",
    "openpyxl",
    "icalendar",
)
PAGE = ("Journal", "{{Contribution|date=2026-03-12|qui=Ana|cercle=Technique|quoi=Essai|durée=1h}}")
ASK = """
import sys
from coopwiki.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""


def imported(words: list[str]) -> set[str]:
    """The modules a process holds once the command has been run."""
    asked = [sys.executable, "-c", ASK, *words]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def test_help_needs_nothing_but_the_command_line() -> None:
    held = imported(["--help"])
    assert held.isdisjoint(HEAVY)
    assert held.isdisjoint({"coopwiki.commands.run", "coopwiki.reading", "coopwiki.publishing"})


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["report", "budgets", "--format", "json"],
        ["export", "contribution", "--format", "json"],
        ["export", "contribution", "--format", "csv"],
        ["calls", "Contribution"],
    ],
    ids=" ".join,
)
def test_a_command_on_a_dump_imports_no_robot_and_no_layout(tmp_path: Path, words: list[str]) -> None:
    dump = tmp_path / "wiki.xml"
    write_dump(dump, [PAGE])
    assert imported([*words, "--dump", str(dump)]).isdisjoint(HEAVY)


def test_writing_into_a_folder_imports_no_robot(tmp_path: Path) -> None:
    dump = tmp_path / "wiki.xml"
    write_dump(dump, [PAGE])
    held = imported(["run", "--dump", str(dump), "--out", str(tmp_path / "out")])
    assert held.isdisjoint({"pywikibot", "apscheduler", "requests"})
    assert "jinja2" in held
