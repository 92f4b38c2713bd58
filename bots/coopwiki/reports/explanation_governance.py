"""Where the figures of the governance reports come from: decisions, by year, circle and method."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.records.article import Article
from coopwiki.records.decision import CONSENT, Decision
from coopwiki.records.election import Election
from coopwiki.records.objection import Objection
from coopwiki.records.opinion import Opinion
from coopwiki.records.proposal import Proposal
from coopwiki.records.vote import Vote
from coopwiki.reports.decisions import DecisionGroup, DecisionRow, decisions, taken
from coopwiki.reports.elections import elections
from coopwiki.reports.explanation import COUNT, PERCENT, Figure, Term
from coopwiki.reports.explanation_contributions import LEFT_OUT
from coopwiki.reports.explanation_terms import ONE, computed, entered, missing
from coopwiki.reports.proposals import ProposalRow, proposals
from coopwiki.reports.social_code import social_code

EACH = "Chaque décision compte pour 1."
SHARE = "Les décisions par consentement sur toutes celles de l’année, à l’entier inférieur."
_Pairs = Iterable[tuple[DecisionRow, Decision]]


def decision_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "decisions": `2026 percent`, `Technique decisions`."""
    data, pairs = decisions(ledger, today), taken(ledger, today)
    for year in data.by_year:
        own = [pair for pair in pairs if pair[0].day.year == year.year]
        agreed = [pair for pair in own if pair[0].method == CONSENT]
        row = str(year.year)
        yield Figure(
            "by_year",
            row,
            "decisions",
            "décisions",
            year.decisions,
            COUNT,
            _ones(own),
            EACH,
            main=True,
        )
        yield Figure(
            "by_year",
            row,
            "by_consent",
            "par consentement",
            year.by_consent,
            COUNT,
            _ones(agreed),
            EACH,
        )
        yield Figure(
            "by_year",
            row,
            "percent",
            "part par consentement",
            year.percent,
            PERCENT,
            _ones(agreed),
            SHARE,
            unit=COUNT,
        )
    yield from _groups("by_circle", data.by_circle, pairs, lambda row: row.where)
    yield from _groups("by_method", data.by_method, pairs, lambda row: row.method)
    out = ledger.left_out_of(Decision)
    yield Figure(
        "left_out",
        "",
        "",
        "fiches écartées",
        data.left_out,
        COUNT,
        lambda: map(missing, out),
        LEFT_OUT,
        main=True,
    )


def proposal_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "proposals": `Un wiki ouvert age`."""
    data = proposals(ledger, today)
    for group, rows in (("open", data.open), ("closed", data.closed)):
        for row in rows:
            yield Figure(
                group, shortened(row.title), "age", "jours depuis la proposition", row.age, COUNT,
                _days(row, today), "Du jour de la proposition à aujourd’hui.", main=True,
            )  # fmt: skip
    out = [item for type_ in (Proposal, Opinion) for item in ledger.left_out_of(type_)]
    yield Figure(
        "left_out",
        "",
        "",
        "fiches écartées",
        data.left_out,
        COUNT,
        lambda: map(missing, out),
        LEFT_OUT,
        main=True,
    )


def election_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """The one figure of the report "elections": no vote is counted for anybody."""
    out = [item for type_ in (Election, Vote, Objection) for item in ledger.left_out_of(type_)]
    value = elections(ledger, today).left_out
    yield Figure(
        "left_out",
        "",
        "",
        "fiches écartées",
        value,
        COUNT,
        lambda: map(missing, out),
        LEFT_OUT,
        main=True,
    )


def social_code_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """The one figure of the report "social_code": those its articles name are explained where they are worked out."""
    out, value = ledger.left_out_of(Article), social_code(ledger, today).left_out
    yield Figure(
        "left_out",
        "",
        "",
        "fiches écartées",
        value,
        COUNT,
        lambda: map(missing, out),
        LEFT_OUT,
        main=True,
    )


def _days(row: ProposalRow, today: date) -> Callable[[], Iterator[Term]]:
    what = f"du {write_day(row.day)} au {write_day(today)}"
    return lambda: iter((computed(Decimal(row.age), what, "jours"),))


def _groups(
    group: str, rows: Iterable[DecisionGroup], pairs: _Pairs, of: Callable[[DecisionRow], str]
) -> Iterator[Figure]:
    for row in rows:
        own = _ones([pair for pair in pairs if of(pair[0]) == row.name])
        yield Figure(
            group, row.name, "decisions", "décisions", row.decisions, COUNT, own, EACH, main=True
        )


def _ones(pairs: _Pairs) -> Callable[[], Iterator[Term]]:
    return lambda: (
        entered(given, ONE, shortened(row.title), f"{row.where}, {row.method}")
        for row, given in pairs
    )
