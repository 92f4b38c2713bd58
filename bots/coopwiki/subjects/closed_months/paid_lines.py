"""What was paid and changed or disappeared since, outside closed months: lines, expenses, money that came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, groupby

from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.core.past import Past, Snapshot
from coopwiki.schema.record import Record
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.closed_months.changes import (
    CHANGED,
    Change,
    change_of,
    less,
    lost_page,
    paired,
    same_line,
    step_of,
)
from coopwiki.subjects.closed_months.closedmonth import ClosedMonth
from coopwiki.subjects.closed_months.month_lines import MonthLine, line_values
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import budget_name
from coopwiki.subjects.finances.funding import Funding

LASTING: tuple[type[Record], ...] = (Contribution, Expense, Funding)
"""What may say that it was paid."""


@dataclass(frozen=True, slots=True)
class PaidChange:
    """One line that is no more as it was when it was paid, and the snapshot that remembers it.

    `record` is the line as it was paid, None of a page that can't be read any more. `at` is when it changed, None where
    nobody knows. `is_closed`: the last month of the year that it is of is closed.
    """

    change: Change
    snapshot: Snapshot
    record: Record | None = None
    at: datetime | None = None
    is_closed: bool = False


def paid_changes(ledger: Ledger) -> tuple[PaidChange, ...]:
    """Every one, by page and line; none of a month that was closed since, which is right as it was closed."""
    return ledger.once(_paid_changes)


def remembered(ledger: Ledger) -> tuple[Snapshot, ...]:
    """What is to be remembered: pages as they stand, and what is no more the same."""
    settled = {number: [one for one in found if one.is_settled] for number, found in lasting_by_page(ledger).items()}
    now = {number: found for number, found in settled.items() if found}
    told = {(one.snapshot.page, one.snapshot.revision): one.snapshot for one in paid_changes(ledger)}
    standing = {(number, lines[0].page.revision): _snapshot(lines) for number, lines in now.items()}
    return tuple((told | standing).values())


def lasting_by_page(ledger: Ledger) -> Mapping[int, list[Record]]:
    """What may say that it was paid, by its page's id."""
    return ledger.kept.of("", _by_page, *map(ledger.of, LASTING))


def _by_page(*of_types: tuple[Record, ...]) -> Mapping[int, list[Record]]:
    """Records by their page's id, those of the first type first."""
    found: dict[int, list[Record]] = {}
    for one in chain.from_iterable(of_types):
        found.setdefault(one.page.id, []).append(one)
    return found


def _snapshot(lines: list[Record]) -> Snapshot:
    months = sorted({str(one.settled_month) for one in lines})
    return Snapshot(lines[0].page.id, lines[0].page.revision, len(lines), tuple(months), tuple(lines))


def _paid_changes(ledger: Ledger) -> tuple[PaidChange, ...]:
    now = _Now(ledger)
    closings = [one for one in ledger.of(ClosedMonth) if (one.page.id, one.offset) in ledger.past]
    found: list[PaidChange] = []
    for _, snapshots in groupby(ledger.lasting.snapshots, key=lambda one: one.page):
        of_page = list(snapshots)
        if now.stands(of_page):
            continue
        found += (lost for one in of_page if one.records is None for lost in _lost(closings, one))
        gone = _gone(_remembered(ledger, of_page), now)
        open_ones = [one for one in gone if not _is_closed(ledger, closings, one.line)]
        for one in _told(ledger, open_ones, now):
            ends = _ends(ledger, closings, one)
            if not _is_right_since(one, ends):
                found.append(replace(one, is_closed=bool(ends)))
    return tuple(sorted(found, key=lambda one: (one.change.page, one.change.line)))


@dataclass(frozen=True, slots=True)
class _Remembered:
    """A line that was paid, where it was first seen, and the keys of all lines that stood on its page then."""

    line: MonthLine
    snapshot: Snapshot
    beside: frozenset[object]


def _remembered(ledger: Ledger, snapshots: Iterable[Snapshot]) -> list[_Remembered]:
    """The lines of a page that were paid, the first seen first; what one was changed into is no line of its own."""
    found: list[_Remembered] = []
    for snapshot in sorted(snapshots, key=lambda one: one.revision):
        lines = [_line(ledger, one) for one in snapshot.records or ()]
        beside = frozenset(map(same_line, lines))
        paid = [line for line in lines if line.paid]
        before = [one.line for one in found]
        new, missing = less(paid, before), less(before, paid)
        changed = {id(line) for _, line in paired(missing, new)}
        found += (_Remembered(line, snapshot, beside) for line in new if id(line) not in changed)
    return found


class _Now:
    """The lines that stand now, each page's worked out once somebody asks: most pages are as they were."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._records = lasting_by_page(ledger)
        self._lines: dict[int, list[MonthLine]] = {}
        self._pages: dict[object, set[int]] = {}  # by what a line says; filled once somebody asks

    def stands(self, snapshots: Sequence[Snapshot]) -> bool:
        """Whether the page was seen at one revision only, and still is at that."""
        held = self._records.get(snapshots[0].page)
        return held is not None and [one.revision for one in snapshots] == [held[0].page.revision]

    def of_page(self, number: int) -> list[MonthLine]:
        """The lines of one page."""
        if number not in self._lines:
            self._lines[number] = [_line(self._ledger, one) for one in self._records.get(number, ())]
        return self._lines[number]

    def elsewhere(self, line: MonthLine, number: int) -> bool:
        """Whether the same line stands on another page."""
        if not self._pages:
            for page in self._records:
                for one in self.of_page(page):
                    self._pages.setdefault(same_line(one), set()).add(page)
        return bool(self._pages.get(same_line(line), set()) - {number})


def _gone(remembered: Iterable[_Remembered], now: _Now) -> Iterator[_Remembered]:
    """The lines that stand no more on their page, nor on another."""
    here: dict[int, Counter[object]] = {}
    for one in remembered:
        page = one.snapshot.page
        left = here.setdefault(page, Counter(map(same_line, now.of_page(page))))
        if left[same_line(one.line)] > 0:
            left[same_line(one.line)] -= 1
        elif not now.elsewhere(one.line, page):
            yield one


def _line(ledger: Ledger, record: Record) -> MonthLine:
    """A line as it is written; euros where they are exact."""
    day, what = (record.day, record.what) if isinstance(record, Contribution | Expense) else (None, "")
    asked = record.amount if isinstance(record, Contribution | Funding) else None
    return MonthLine(record, record, day, what, asked or ZERO, record.is_settled, line_values(ledger, record))


def _told(ledger: Ledger, gone: list[_Remembered], now: _Now) -> Iterator[PaidChange]:
    """The lines of one page that are gone: changed into one that stands there and did not then, or away."""
    left = now.of_page(gone[0].snapshot.page) if gone else []
    for snapshot, of_snapshot in groupby(gone, key=lambda one: one.snapshot):
        ones = list(of_snapshot)
        steps = [step for step in ledger.lasting.steps.get(snapshot.page, ()) if step.edit.revision > snapshot.revision]
        new = [line for line in left if same_line(line) not in ones[0].beside]
        after = {id(old): line for old, line in paired([one.line for one in ones], new)}
        left = [line for line in left if all(line is not other for other in after.values())]
        for one in ones:
            line = after.get(id(one.line))
            change, step = change_of(ledger, steps, one.line, line), step_of(steps, line or one.line, came=bool(line))
            if not _says_more(change, one.line.written):
                yield PaidChange(change, snapshot, one.line.written, step.edit.at if step else None)


def _says_more(change: Change, paid: Record) -> bool:
    """Whether only something was added that changes nothing of what was paid."""
    added = set(change.fields).isdisjoint(change.before or {})
    return change.kind == CHANGED and added and set(paid.says_more).issuperset(change.fields)


def _is_closed(ledger: Ledger, closings: Iterable[ClosedMonth], line: MonthLine) -> bool:
    if not isinstance(line.written, Contribution | Expense):
        return False
    account = budget_name(ledger, line.written.budget or getattr(line.written, "circle", None) or "")
    return any(
        one.concerns(line.record) and (one.budget is None or budget_name(ledger, one.budget) == account)
        for one in closings
    )


def _ends(ledger: Ledger, closings: Iterable[ClosedMonth], one: PaidChange) -> list[Past]:
    """The closings of the last month of a funding's year: a closed month remembers its own lines, and no funding."""
    if not isinstance(one.record, Funding):
        return []
    ends = (own for own in closings if own.budget is None and own.month == one.record.settled_month)
    return [ledger.past[own.page.id, own.offset] for own in ends]


def _is_right_since(one: PaidChange, ends: Iterable[Past]) -> bool:
    """Whether the year was closed after the change, which says that it is right as it is."""
    moments = [past.at for past in ends if past.at]
    return bool(moments) and (one.at is None or one.at <= max(moments))


def _lost(closings: Iterable[ClosedMonth], snapshot: Snapshot) -> Iterator[PaidChange]:
    closed = {str(one.month) for one in closings if one.budget is None}
    if not closed.issuperset(snapshot.months) or not snapshot.months:
        yield PaidChange(lost_page(snapshot.page, snapshot.revision, snapshot.lines), snapshot)
