"""Circles stand in a tree; one that ended, or became part of another, has nothing written for it afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record
from coopwiki.schema.references import Reference, references
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.circles.role import Role
from coopwiki.subjects.record_issue import issue_of

CIRCULAR_CIRCLES = Sentence(
    "circular_circles",
    "« {found} » fait partie de soi-même par d’autres cercles : {suggestion}.",
    contradiction="Cercles qui tournent en rond",
)
PARENT_ENDED = Sentence(
    "parent_ended",
    "« {found} » s’est arrêté, ce cercle n’en fait plus partie : {suggestion}.",
)
JOINS_WITHOUT_END = Sentence(
    "joins_without_end",
    "Ce cercle rejoint « {found} » un jour qui n’est pas écrit : {suggestion}.",
)
CIRCLE_ENDED = Sentence(
    "circle_ended",
    "« {found} » s’est arrêté avant : {suggestion}.",
)


def in_a_tree(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of circles that are part of themselves, of a parent that ended, of a merger without its day."""
    sheets = {ledger.circles.canonical[one.name]: one for one in ledger.of(Circle)}
    for one in ledger.of(Circle):
        above = sheets.get(ledger.circles.canonical[one.parent]) if one.parent else None
        if one.parent and _turns(ledger, sheets, one):
            suggestion = "vider « cercle parent » du cercle le plus large, ou y écrire un autre"
            yield issue_of(one, "cercle parent", CIRCULAR_CIRCLES(one.name, suggestion))
        elif above is not None and has_ended(above, today) and not has_ended(one, today):
            instead = f"écrire « {above.joins} »" if above.joins else "en écrire un autre, ou rien"
            yield issue_of(one, "cercle parent", PARENT_ENDED(above.name, instead))
        if one.joins and one.end is None:
            yield issue_of(one, "rejoint", JOINS_WITHOUT_END(one.joins, f"ajouter par exemple fin={today}"))


def has_ended(circle: Circle, today: date) -> bool:
    """Whether its last day is past."""
    return circle.end is not None and circle.end < today


def _turns(ledger: Ledger, sheets: Mapping[str, Circle], one: Circle) -> bool:
    seen, now = set[str](), ledger.circles.canonical[one.parent or ""]
    while now and now not in seen:
        if now == ledger.circles.canonical[one.name]:
            return True
        seen.add(now)
        above = sheets.get(now)
        now = ledger.circles.canonical[above.parent] if above is not None and above.parent else ""
    return False


def nothing_after_the_end(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a line, a budget, a role, a mandate or a meeting of a circle that had ended by then."""
    del today
    ended = {ledger.circles.canonical[one.name]: one for one in ledger.of(Circle) if one.end is not None}
    if not ended:
        return
    for reference in references(ledger.records, "circle"):
        if reference.type is not Circle:
            yield from _after(ledger, reference, ended)


def _after(ledger: Ledger, reference: Reference, ended: Mapping[str, Circle]) -> Iterator[Issue]:
    of = ledger.circles.canonical
    for record, name in reference.named_among(ledger, lambda name: of[name] in ended):
        circle = ended[of[name]]
        if circle.end is not None and _is_after(record, circle.end):
            fault = CIRCLE_ENDED(circle.name, _instead(record, circle, circle.end))
            yield issue_of(record, reference.field, fault)


def _is_after(record: Record, end: date) -> bool:
    """Whether a record says something of days after the end of a circle."""
    if isinstance(record, Budget):
        return record.year > end.year
    if isinstance(record, Role):
        return record.holder is not None and (record.end is None or record.end > end)
    if isinstance(record, Mandate):
        return record.end is None or record.end > end
    day = getattr(record, "day", None)
    return isinstance(day, date) and day > end


def _instead(record: Record, circle: Circle, end: date) -> str:
    later = f"écrire « {circle.joins} », qu’il a rejoint" if circle.joins else "écrire le cercle qui continue"
    if isinstance(record, Role | Mandate):
        return f"écrire fin={end}, ou {later.removeprefix('écrire ')} à sa place"
    return f"son dernier jour est le {write_day(end)} ; {later}, ou vérifier la date"
