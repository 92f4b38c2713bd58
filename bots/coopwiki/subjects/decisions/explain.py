"""Where the figures of the governance reports come from: decisions, by year, circle and method."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from coopwiki.core.days import write_day
from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.decisions.decision import CONSENT, Decision
from coopwiki.subjects.decisions.decisions_report import (
    DecisionGroup,
    DecisionRow,
    DecisionYear,
    decisions,
    taken,
)
from coopwiki.subjects.decisions.objection import Objection
from coopwiki.subjects.decisions.opinion import Opinion
from coopwiki.subjects.decisions.proposal import Proposal
from coopwiki.subjects.decisions.proposals_report import ProposalRow, proposals
from coopwiki.subjects.elections.election import Election
from coopwiki.subjects.elections.report import elections
from coopwiki.subjects.elections.vote import Vote
from coopwiki.subjects.figure import COUNT, PERCENT, Figure, Term
from coopwiki.subjects.figure_terms import ONE, computed, entered, left_out
from coopwiki.subjects.social_code.article import Article
from coopwiki.subjects.social_code.report import social_code

EACH = "Chaque décision compte pour 1."
SHARE = "Les décisions par consentement sur toutes celles de l’année, à l’entier inférieur."
_Pairs = Iterable[tuple[DecisionRow, Decision]]


def decision_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "decisions": `2026 percent`, `Technique decisions`."""
    data, pairs = decisions(ledger, today), taken(ledger, today)
    for year in data.by_year:
        yield from _of_year(year, [pair for pair in pairs if pair[0].day.year == year.year])
    yield from _groups("by_circle", data.by_circle, pairs, lambda row: row.where)
    yield from _groups("by_method", data.by_method, pairs, lambda row: row.method)
    yield left_out(data.left_out, ledger.left_out_of(Decision))


def _of_year(row: DecisionYear, pairs: _Pairs) -> Iterator[Figure]:
    make, every = partial(Figure, "by_year", str(row.year)), _ones(pairs)
    agreed = _ones([pair for pair in pairs if pair[0].method == CONSENT])
    yield make("decisions", "décisions", row.decisions, COUNT, every, EACH, main=True)
    yield make("by_consent", "par consentement", row.by_consent, COUNT, agreed, EACH)
    yield make("percent", "part par consentement", row.percent, PERCENT, agreed, SHARE, unit=COUNT)


def proposal_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "proposals": `Un wiki ouvert age`."""
    data = proposals(ledger, today)
    for group, rows in (("open", data.open), ("closed", data.closed)):
        for row in rows:
            yield Figure(
                group,
                shortened(row.title),
                "age",
                "jours depuis la proposition",
                row.age,
                COUNT,
                _days(row, today),
                "Du jour de la proposition à aujourd’hui.",
                main=True,
            )
    out = [item for type_ in (Proposal, Opinion) for item in ledger.left_out_of(type_)]
    yield left_out(data.left_out, out)


def election_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """The one figure of the report "elections": no vote is counted for anybody."""
    out = [item for type_ in (Election, Vote, Objection) for item in ledger.left_out_of(type_)]
    yield left_out(elections(ledger, today).left_out, out)


def social_code_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """The one figure of the report "social_code": those its articles name are explained where they are worked out."""
    yield left_out(social_code(ledger, today).left_out, ledger.left_out_of(Article))


def _days(row: ProposalRow, today: date) -> Callable[[], Iterator[Term]]:
    what = f"du {write_day(row.day)} au {write_day(today)}"
    return lambda: iter((computed(Decimal(row.age), what, "jours"),))


def _groups(
    group: str, rows: Iterable[DecisionGroup], pairs: _Pairs, of: Callable[[DecisionRow], str]
) -> Iterator[Figure]:
    for row in rows:
        own = _ones([pair for pair in pairs if of(pair[0]) == row.name])
        yield Figure(group, row.name, "decisions", "décisions", row.decisions, COUNT, own, EACH, main=True)


def _ones(pairs: _Pairs) -> Callable[[], Iterator[Term]]:
    return lambda: (entered(given, ONE, shortened(row.title), f"{row.where}, {row.method}") for row, given in pairs)


EXPLAINED = {
    "decisions": decision_figures,
    "proposals": proposal_figures,
    "elections": election_figures,
    "social_code": social_code_figures,
}
