"""Mandates and roles for calendar programs: the day each begins, and its last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.calendar import CalendarEntry, uids
from coopwiki.exchange.export import Export
from coopwiki.exchange.rows import columns, rows
from coopwiki.schema.record import Record
from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.circles.role import Role


@dataclass(frozen=True, slots=True)
class _Term:
    """What is held, by whom, from when to when."""

    what: str
    who: str
    start: date | None
    end: date | None


def _of_mandate(ledger: Ledger, given: Mandate) -> _Term:
    represents = f" ({ledger.circles.canonical[given.represents]})" if given.represents else ""
    who = ledger.people.canonical[given.who]
    return _Term(f"{given.body}{represents}", who, given.start, given.end)


def _of_role(ledger: Ledger, given: Role) -> _Term:
    who = ledger.people.canonical[given.holder] if given.holder else ""
    circle = ledger.circles.canonical[given.circle]
    return _Term(f"{given.name} ({circle})", who, given.start, given.end)


def _entries(terms: Iterable[tuple[Record, str, _Term]]) -> Iterator[CalendarEntry]:
    """A whole day for the first day and for the last of what somebody holds."""
    for record, uid, term in terms:
        edges = (("debut", "Début", term.start), ("fin", "Fin", term.end))
        for edge, word, day in edges:
            if day is not None and term.who:
                yield CalendarEntry(
                    uid=f"{edge}-{uid}",
                    sequence=record.page.revision,
                    start=day,
                    summary=f"{word} : {term.what}, {term.who}",
                    description=record.page.title,
                )


def _mandates(ledger: Ledger) -> Iterator[CalendarEntry]:
    return _entries((one, uid, _of_mandate(ledger, one)) for one, uid in uids(ledger, ledger.of(Mandate)))


def _roles(ledger: Ledger) -> Iterator[CalendarEntry]:
    return _entries((one, uid, _of_role(ledger, one)) for one, uid in uids(ledger, ledger.of(Role)))


EXPORTS = (
    Export(Mandate, columns(Mandate), lambda ledger: rows(ledger, Mandate), entries=_mandates),
    Export(Role, columns(Role), lambda ledger: rows(ledger, Role), entries=_roles),
)
