"""Decisions: the register across circles, from wherever they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.core.names import loose
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.decisions.citations import Caused, DecisionLink, Places, caused_by, link_to
from coopwiki.subjects.decisions.decision import CONSENT, Decision
from coopwiki.subjects.decisions.decisions import Succession, succession
from coopwiki.subjects.decisions.effects import effects
from coopwiki.subjects.decisions.proposal import Proposal
from coopwiki.subjects.decisions.proposals import titles
from coopwiki.subjects.report import Future, ReportType, as_of, future_of

IN_FORCE, DUE, REPLACED = "en vigueur", "à revoir", "remplacée"


@dataclass(frozen=True, slots=True)
class NamedProposal:
    """The proposal a decision names, and where it stands."""

    title: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision. `where` is the circle's canonical name, else the place as first typed.

    `proposal` is as typed, `asked` the one of that title. `state` is `à revoir` from the day of its review
    on, `remplacée` once another replaces it.
    """

    day: date
    where: str
    title: str
    method: str
    text: str | None
    objections: tuple[str, ...]
    proposal: str | None
    asked: NamedProposal | None
    review: date | None
    state: str
    replaces: tuple[DecisionLink, ...]
    replaced_by: tuple[DecisionLink, ...]
    caused: tuple[Caused, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class DecisionYear:
    """A year's decisions; `percent` is those by consent over all, whole, rounded down."""

    year: int
    decisions: int
    by_consent: int
    percent: int


@dataclass(frozen=True, slots=True)
class DecisionGroup:
    """How many decisions of one circle, or by one method."""

    name: str
    decisions: int


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A decision that is left out of the register, and the fields it lacks."""

    title: str
    day: date | None
    where: str | None
    lacks: tuple[str, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """Every decision taken up to `on`, the newest first; `to_review` are those whose review is due."""

    on: date
    revision: int
    decisions: tuple[DecisionRow, ...]
    by_year: tuple[DecisionYear, ...]
    by_circle: tuple[DecisionGroup, ...]
    by_method: tuple[DecisionGroup, ...]
    to_review: tuple[DecisionRow, ...]
    incomplete: tuple[Incomplete, ...]
    left_out: int
    future: tuple[Future, ...]


READS = (Decision, Proposal, Circle, Transfer, Budget)


def decisions(ledger: Ledger, today: date) -> Decisions:
    """The register as of `today`."""
    return ledger.once(_decisions, today)


def _decisions(ledger: Ledger, today: date) -> Decisions:
    rows = tuple(row for row, _ in taken(ledger, today))
    dated = ((given.page, given.line, given.day) for given in ledger.of(Decision))
    out = ledger.left_out_of(Decision)
    return Decisions(
        on=today,
        revision=as_of(ledger, READS) if rows or out else 0,
        decisions=rows,
        by_year=tuple(_years(rows)),
        by_circle=_groups(rows, lambda row: row.where),
        by_method=_groups(rows, lambda row: row.method),
        to_review=tuple(sorted((r for r in rows if r.state == DUE), key=_review)),
        incomplete=tuple(_incomplete(item) for item in out),
        left_out=len(out),
        future=future_of(Decision.template, dated, today),
    )


def _review(row: DecisionRow) -> date:
    return row.review or row.day


def taken(ledger: Ledger, today: date) -> tuple[tuple[DecisionRow, Decision], ...]:
    """The rows with their records, the newest first."""
    return ledger.once(_taken, today)


def _taken(ledger: Ledger, today: date) -> tuple[tuple[DecisionRow, Decision], ...]:
    places, found = Places(ledger), succession(ledger, today)
    past = [given for given in ledger.of(Decision) if given.day <= today]
    rows = [(_row(ledger, places, found, given, today), given) for given in past]
    rows.sort(key=lambda pair: (-pair[0].day.toordinal(), loose(pair[0].where), pair[0].line))
    return tuple(rows)


def _row(ledger: Ledger, places: Places, found: Succession, given: Decision, today: date) -> DecisionRow:
    def links(others: Iterable[Decision]) -> tuple[DecisionLink, ...]:
        return tuple(link_to(places, one) for one in others)

    replaced_by = found.replaced(given)
    due = given.review is not None and given.review <= today
    return DecisionRow(
        day=given.day,
        where=places[given.where],
        title=given.title,
        method=given.method,
        text=given.text,
        objections=given.objections,
        proposal=given.proposal,
        asked=_asked(ledger, given),
        review=given.review,
        state=REPLACED if replaced_by else DUE if due else IN_FORCE,
        replaces=links(found.older.get(given, ())),
        replaced_by=links(replaced_by),
        caused=tuple(caused_by(ledger, one) for one in effects(ledger).get(given, ())),
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def _asked(ledger: Ledger, given: Decision) -> NamedProposal | None:
    found = titles(ledger).find(given.proposal) if given.proposal else None
    if found is None:
        return None
    return NamedProposal(found.title, found.page.title, found.page.revision, found.line)


def _years(rows: Iterable[DecisionRow]) -> Iterator[DecisionYear]:
    by_year: dict[int, list[DecisionRow]] = {}
    for row in rows:
        by_year.setdefault(row.day.year, []).append(row)
    for year, found in by_year.items():
        consent = sum(row.method == CONSENT for row in found)
        yield DecisionYear(year, len(found), consent, 100 * consent // len(found))


def _groups(rows: Iterable[DecisionRow], of: Callable[[DecisionRow], str]) -> tuple[DecisionGroup, ...]:
    """In order of name."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[of(row)] = counts.get(of(row), 0) + 1
    return tuple(DecisionGroup(name, counts[name]) for name in sorted(counts, key=loose))


_NEEDED = (("day", "date"), ("where", "où"), ("title", "titre"), ("method", "méthode"))


def _incomplete(item: LeftOut) -> Incomplete:
    given, page = item.values, item.page
    return Incomplete(
        title=given.get("title", ""),
        day=given.get("day"),
        where=given.get("where"),
        lacks=tuple(field for attribute, field in _NEEDED if attribute not in given),
        page=page.title,
        revision=page.revision,
        line=item.line,
    )


REPORT = ReportType(
    "decisions",
    READS,
    decisions,
    robot="Décisions",
    says=(
        "what was decided, of all circles: by month, year, circle and method; reviews due, what replaces "
        "what, what it caused"
    ),
    shows="Tableau de bord/Décisions, once one is written",
)
