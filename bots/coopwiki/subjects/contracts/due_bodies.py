"""What is due of the cooperative itself: ends of mandates, the supervisory board, the number of associates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.schema.kinds import COUNT
from coopwiki.subjects.circles.mandate import BODIES, Mandate
from coopwiki.subjects.contracts.known_rules import BOARD, MOST_ASSOCIATES
from coopwiki.subjects.contracts.obligation import Obligation, Settling
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.rules.rules import rule_on_day

ALMOST = 10
"""So many associates before the most there may be, their number is shown."""
SUPERVISORY = BODIES[1]


def due_of_bodies(ledger: Ledger, today: date) -> Iterator[Obligation]:
    """Mandates that run and end, a board that is to be elected, associates near the most there may be."""
    yield from _mandates(ledger, today)
    count = stays(ledger).associates(today)
    board = rule_on_day(ledger, BOARD, COUNT, today)
    if board and count > board.value and not _seated(ledger, today):
        seat = Settling(Mandate.template, Mandate.home, (("instance", SUPERVISORY),))
        yield Obligation("board", SUPERVISORY, today, board.rule, board.rule, seat)
    most = rule_on_day(ledger, MOST_ASSOCIATES, COUNT, today)
    if most and count >= most.value - ALMOST:
        yield Obligation("associates", f"{count} associé·es", today, most.rule, most.rule)


def _seated(ledger: Ledger, today: date) -> bool:
    return any(
        one.body == SUPERVISORY and one.sits and one.start <= today and (one.end is None or one.end >= today)
        for one in ledger.of(Mandate)
    )


def _mandates(ledger: Ledger, today: date) -> Iterator[Obligation]:
    for one in ledger.of(Mandate):
        if one.end and one.start <= today <= one.end:
            who = ledger.people.canonical[one.who]
            yield Obligation("mandate_end", who, one.end, None, one, _next(one, one.end))


def _next(one: Mandate, end: date) -> Settling:
    """The mandate that follows: of whom is for people to say."""
    fields = (
        ("instance", one.body),
        ("début", (end + timedelta(days=1)).isoformat()),
        ("représente", one.represents or ""),
        ("collège", one.college or ""),
    )
    return Settling(Mandate.template, one.page.title, tuple(field for field in fields if field[1]))
