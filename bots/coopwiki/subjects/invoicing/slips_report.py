"""Wiki lines beside the slips of the accounting application: which belong together, and what to write."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import counted_lines
from coopwiki.subjects.invoicing.slip import Slip, payment_apart
from coopwiki.subjects.invoicing.slip_sums import Pending, run_of

EXACT, GROUPED, SPLIT, DIFFERS = "exact", "groupé", "réparti", "écart"
NO_SLIP, NOT_LISTED, NO_LINE = "ligne sans bon", "bon absent de la liste", "bon sans ligne"
KINDS = (DIFFERS, NOT_LISTED, EXACT, GROUPED, SPLIT, NO_SLIP, NO_LINE)
"""What a match may be, what calls for a look first."""

_SEVERAL = re.compile(r"[,;+]")


@dataclass(frozen=True, slots=True)
class Match:
    """Lines and slips that belong together, or that nothing belongs to.

    `noted` says that the lines name the slip themselves; else the amounts alone suggest it. `difference`:
    what the slips say less what the lines ask. `to_write` is what people may write on the lines, '' for nothing;
    `payment` a sentence where both say different things of the payment, '' where they don't.
    """

    kind: str
    person: str
    noted: bool
    lines: tuple[Line, ...]
    slips: tuple[Slip, ...]
    to_write: str
    payment: str = ""

    @property
    def difference(self) -> Decimal:
        """Euros."""
        asked = sum((line.amount for line in self.lines), ZERO)
        return sum((slip.amount for slip in self.slips), ZERO) - asked


def matches(ledger: Ledger, today: date, slips: Iterable[Slip]) -> tuple[Match, ...]:
    """Every line that asks for something and every slip, each in exactly one match, in order of person.

    First the slips that lines name (`bon`), then, among what is left, one line of the very amount; the
    newest run of lines that sums to a slip; the newest run of slips that sums to a line. A run follows the
    days without a gap, and no line is later than its slip. It proposes: nothing is written.
    """
    slips = tuple(slips)
    sides: dict[str, _Person] = defaultdict(_Person)
    for line in counted_lines(ledger, today):
        if line.amount:
            sides[line.who].lines.append(line)
    for slip in slips:
        sides[ledger.people.of_the_same_words(slip.person)].slips.append(slip)
    found = (match for who in sorted(sides, key=loose) for match in sorted(sides[who].matched(who), key=_order))
    if all(slip.paid is None for slip in slips):
        return tuple(found)
    return tuple(map(_with_payment, found))


def _with_payment(match: Match) -> Match:
    """The match with what its two sides say differently of the payment, in a list that says what is paid."""
    if not (match.lines and match.slips):
        return match
    noted = (line.contribution.settled for line in match.lines)
    return replace(match, payment=payment_apart(noted, [slip.paid for slip in match.slips]))


def _order(match: Match) -> tuple[int, date]:
    days = [line.contribution.day for line in match.lines] + [slip.day for slip in match.slips]
    return KINDS.index(match.kind), min(days)


class _Person:
    """One person's lines and slips."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.slips: list[Slip] = []

    def matched(self, who: str) -> Iterator[Match]:
        yield from self._noted(who)
        waiting = (line for line in self.lines if not line.contribution.slip)
        lines = Pending(waiting, _day, lambda line: line.amount)
        slips = Pending(self.slips, lambda slip: slip.day, lambda slip: slip.amount)
        yield from _exact(who, lines, slips)
        yield from _grouped(who, lines, slips)
        yield from _split(who, lines, slips)
        yield from (_match(NO_SLIP, who, [line], []) for line in lines.left())
        yield from (_match(NO_LINE, who, [], [slip]) for slip in slips.left())

    def _noted(self, who: str) -> Iterator[Match]:
        """The slips that lines name; they are no longer looked for."""
        listed: dict[str, list[Slip]] = defaultdict(list)
        for slip in self.slips:
            listed[loose(slip.number)].append(slip)
        named: dict[tuple[str, ...], list[Line]] = defaultdict(list)
        for line in self.lines:
            if line.contribution.slip:
                named[_numbers(line.contribution.slip, listed)].append(line)
        for numbers, lines in named.items():
            slips = [slip for number in numbers for slip in listed.pop(number, ())]
            yield _of_number(who, lines, slips)
        self.slips = [slip for slips in listed.values() for slip in slips]


def _numbers(typed: str, listed: Mapping[str, object]) -> tuple[str, ...]:
    """The slips that a line names: one, or several as in `B-1, B-2`."""
    if loose(typed) in listed:
        return (loose(typed),)
    parts = (loose(part) for part in _SEVERAL.split(typed))
    return tuple(dict.fromkeys(part for part in parts if part))


def _day(line: Line) -> date:
    return line.contribution.day


def _of_number(who: str, lines: Sequence[Line], slips: Sequence[Slip]) -> Match:
    if not slips:
        return _match(NOT_LISTED, who, lines, slips, noted=True)
    kind = GROUPED if len(lines) > 1 else SPLIT if len(slips) > 1 else EXACT
    found = _match(kind, who, lines, slips, noted=True)
    return _match(DIFFERS, who, lines, slips, noted=True) if found.difference else found


def _exact(who: str, lines: Pending[Line], slips: Pending[Slip]) -> Iterator[Match]:
    for slip in slips.left():
        line = lines.take_one(slip.amount, slip.day)
        if line is not None:
            slips.take([slip])
            yield _match(EXACT, who, [line], [slip])


def _grouped(who: str, lines: Pending[Line], slips: Pending[Slip]) -> Iterator[Match]:
    for slip in slips.left():
        run = run_of(lines.before(slip.day), slip.amount, lines.amount)
        if run:
            lines.take(run)
            slips.take([slip])
            yield _match(GROUPED, who, run, [slip])


def _split(who: str, lines: Pending[Line], slips: Pending[Slip]) -> Iterator[Match]:
    for line in lines.left():
        run = run_of(slips.after(_day(line)), line.amount, slips.amount)
        if run:
            slips.take(run)
            lines.take([line])
            yield _match(SPLIT, who, [line], run)


def _match(kind: str, who: str, lines: Sequence[Line], slips: Sequence[Slip], *, noted: bool = False) -> Match:
    return Match(kind, who, noted, tuple(lines), tuple(slips), _to_write(kind, lines, slips, noted=noted))


def _to_write(kind: str, lines: Sequence[Line], slips: Sequence[Slip], *, noted: bool) -> str:
    """The fields that the lines lack: the slip's number, and the day of payment once all is paid."""
    if kind not in (EXACT, GROUPED, SPLIT):
        return ""
    fields = [] if noted else [f"bon={', '.join(dict.fromkeys(slip.number for slip in slips))}"]
    paid = [slip.paid for slip in slips if slip.paid is not None]
    if len(paid) == len(slips) and any(line.contribution.settled is None for line in lines):
        fields.append(f"réglé le={max(paid)}")
    return "|" + "|".join(fields) if fields else ""
