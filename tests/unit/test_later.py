"""Checks are made once somebody looks at what they found; no figure tells whether somebody did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from coopwiki.core.later import Later
from coopwiki.core.ledger import Ledger
from coopwiki.exchange.as_json import dumps
from coopwiki.runs.load import Sources, checked
from coopwiki.settings import Settings
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.checks import check
from coopwiki.subjects.one_report import ReportNames, report_named
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from ledgers import SHEETS, ledger, line

TODAY = date(2026, 6, 30)
GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "records").glob("*/*.wikitext"), key=lambda path: path.stem)


def books(seed: int) -> Ledger:
    """A ledger of all record types, mistaken ones too, on pages drawn at random; nothing is checked yet."""
    draw = Random(seed)
    calls = [call for file in GOLDEN for call in _calls(file.read_text(encoding="utf-8"))]
    pages: dict[str, str] = dict(SHEETS)
    for call in draw.choices(calls, k=200):
        title = f"Page {draw.randrange(12)}"
        pages[title] = f"{pages.get(title, '')}\n{call}"
    return Sources(Memory(pages), Settings(perimeter="Technique" if seed % 2 else "")).read()


def _calls(text: str) -> list[str]:
    return ["{{" + rest for rest in f"\n{text}".split("\n{{")[1:]]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.long
def test_every_report_says_the_same_whether_checks_were_made_before_or_not(seed: int) -> None:
    read = books(seed)
    before = checked(read, TODAY)
    assert before.issues, "nothing to mend would prove nothing"
    for report in REPORTS:
        alone = checked(replace(read, _derived={}), TODAY)
        assert dumps(report.compute(alone, TODAY)) == dumps(report.compute(before, TODAY)), report.name


def test_what_is_found_later_is_what_checking_at_once_finds() -> None:
    read = books(0)
    assert tuple(checked(read, TODAY).issues) == check(read, TODAY)


def test_the_report_on_budgets_needs_no_check() -> None:
    given = ledger(line(qui="Personne du tout", durée="1h", taux="900"))
    budgets(given, TODAY)
    assert isinstance(given.issues, Later)
    assert not given.issues.is_made
    assert [issue.code for issue in given.issues]


def test_it_is_made_once_and_equal_to_what_it_holds() -> None:
    asked: list[int] = []

    def make() -> Iterator[int]:
        asked.append(1)
        yield from (3, 4)

    later = Later(make)
    assert (asked, later.is_made) == ([], False)
    assert (later, len(later), later[0], later[1:], hash(later)) == ((3, 4), 2, 3, (4,), hash((3, 4)))
    assert (asked, later.is_made, repr(later)) == ([1], True, "(3, 4)")
    assert later != 3


def test_a_failure_is_raised_each_time_and_never_taken_for_nothing() -> None:
    later: Later[int] = Later(lambda: [1 // 0])
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            later.whole()


def test_each_report_is_found_by_its_name_alone() -> None:
    assert [report_named(report.name) for report in REPORTS] == list(REPORTS)
    assert list(ReportNames()) == [report.name for report in REPORTS]
    assert report_named("registry") is None
    assert "budgets" in ReportNames()
