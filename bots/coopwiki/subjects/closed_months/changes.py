"""What became of the lines of a closed month: changed, added, removed, by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.core.past import Past, PastStep
from coopwiki.schema.record import said_by
from coopwiki.subjects.closed_months.month_lines import MonthLine

CHANGED, ADDED, REMOVED, UNREADABLE, LOST = "modifiée", "ajoutée", "retirée", "illisible", "disparue"
"""`UNREADABLE`: the line counts no more because of an error. `LOST`: the text of then can't be read any more."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line that is no more as it was when its month was closed.

    `page` and `line` say where it stands, or stood; `fields` which values differ; `before` and `after` are the
    values, None where there is no line; `lines` counts those of a page that is lost. `by` and `on` are of the edit that
    did it, '' and None where nobody knows. `paid`: it was paid when the month was closed.
    """

    kind: str
    page: str
    page_id: int
    revision_before: int
    revision: int
    line: int
    fields: tuple[str, ...]
    before: Mapping[str, str] | None
    after: Mapping[str, str] | None
    amount_before: Decimal | None
    amount_after: Decimal | None
    paid: bool
    by: str
    on: date | None
    lines: int = 1


def changes(ledger: Ledger, past: Past, then: Sequence[MonthLine], now: Sequence[MonthLine]) -> Iterator[Change]:
    """Every change, by page and line; a line that moved as it was, on its page or to another, is none."""
    gone, new = _without_equals(then, now)
    pages = dict.fromkeys(line.record.page.id for line in sorted((*gone, *new), key=place))
    for number in pages:
        steps = past.steps.get(number, ())
        before = [line for line in gone if line.record.page.id == number]
        after = [line for line in new if line.record.page.id == number]
        yield from _on_page(ledger, steps, before, after)
    for number in past.lost:
        yield lost_page(number, *past.pages[number])


def place(line: MonthLine) -> tuple[str, int]:
    """By page and line."""
    return line.record.page.title, line.record.offset


def same_line(line: MonthLine) -> tuple[object, ...]:
    """Equal for two lines that say the same, wherever they stand."""
    return line.record.template, tuple(sorted(line.values.items()))


def _without_equals(then: Sequence[MonthLine], now: Sequence[MonthLine]) -> tuple[list[MonthLine], list[MonthLine]]:
    """The lines of then that are nowhere now, those of now that were nowhere then; equal ones pair off one by one."""
    return less(then, now), less(now, then)


def less(lines: Sequence[MonthLine], others: Sequence[MonthLine]) -> list[MonthLine]:
    """The lines of which the others have no equal, those on the same page first to pair off."""
    left = Counter(map(same_line, others))
    on_page = Counter((line.record.page.id, same_line(line)) for line in others)
    kept = []
    for line in sorted(lines, key=lambda line: not on_page[line.record.page.id, same_line(line)]):
        if left[same_line(line)]:
            left[same_line(line)] -= 1
        else:
            kept.append(line)
    return sorted(kept, key=place)


def _on_page(
    ledger: Ledger, steps: Sequence[PastStep], before: list[MonthLine], after: list[MonthLine]
) -> Iterator[Change]:
    for old, new in paired(before, after):
        before.remove(old)
        after.remove(new)
        yield change_of(ledger, steps, old, new)
    for old in before:
        yield change_of(ledger, steps, old, None)
    for new in after:
        yield _change(ADDED, steps, None, new)


def paired(before: Sequence[MonthLine], after: Sequence[MonthLine]) -> list[tuple[MonthLine, MonthLine]]:
    """Lines that were changed: those most alike first, of one type, of which at least half the fields agree."""
    alike = [
        (-_agreeing(old, new), abs(old.record.line - new.record.line), i, j)
        for i, old in enumerate(before)
        for j, new in enumerate(after)
        if old.record.template == new.record.template and 2 * _agreeing(old, new) >= len(old.values)
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(alike):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(before[i], after[j]) for i, j in sorted(pairs.items())]


def _agreeing(old: MonthLine, new: MonthLine) -> int:
    return sum(new.values.get(name) == value for name, value in old.values.items())


def _stands_broken(ledger: Ledger, line: MonthLine) -> bool:
    """Whether its page has a call of its type that can't be read, of the same day or of none that can be read."""
    left = (item for item in ledger.left_out_of(type(line.record)) if item.page.id == line.record.page.id)
    return any(item.values.get("day") in (None, line.day) for item in left)


def change_of(ledger: Ledger, steps: Sequence[PastStep], old: MonthLine, new: MonthLine | None) -> Change:
    """What became of a line: it is another one now, or gone."""
    if new is not None:
        return _change(CHANGED, steps, old, new)
    return _change(UNREADABLE if _stands_broken(ledger, old) else REMOVED, steps, old, None)


def _change(kind: str, steps: Sequence[PastStep], old: MonthLine | None, new: MonthLine | None) -> Change:
    line = new or old
    if line is None:
        raise ValueError(kind)
    before, after = old.values if old else {}, new.values if new else {}
    step = step_of(steps, line, came=new is not None)
    return Change(
        kind=kind,
        page=line.record.page.title,
        page_id=line.record.page.id,
        revision_before=old.record.page.revision if old else 0,
        revision=new.record.page.revision if new else 0,
        line=line.record.line,
        fields=tuple(name for name in {**before, **after} if before.get(name) != after.get(name)),
        before=old.values if old else None,
        after=new.values if new else None,
        amount_before=old.amount if old else None,
        amount_after=new.amount if new else None,
        paid=old.paid if old else False,
        by=step.edit.by if step else "",
        on=step.edit.at.date() if step else None,
    )


def step_of(steps: Sequence[PastStep], line: MonthLine, *, came: bool) -> PastStep | None:
    """The last edit with which a line came, or went; None where no edit says."""
    said = said_by(line.written)
    there = [any(said_by(one) == said for one in step.records) for step in steps]
    before = [not came, *there]
    found = [i for i, now in enumerate(there) if now is came and before[i] is not came]
    return steps[found[-1]] if found else None


def lost_page(number: int, revision: int, lines: int) -> Change:
    """A page of which nobody can read any more what it said."""
    return Change(LOST, "", number, revision, 0, 0, (), None, None, None, None, False, "", None, lines)  # noqa: FBT003
