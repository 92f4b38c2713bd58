"""The code social: its articles, what is still to be written in them, what a figure says of them, who amends them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.core.names import heading
from coopwiki.schema.kinds import TEXT
from coopwiki.subjects.budgets import budgets_report as budgets
from coopwiki.subjects.circles import circles_report as circles
from coopwiki.subjects.circles import mandates_report as mandates
from coopwiki.subjects.circles import roles_report as roles
from coopwiki.subjects.contributions import report as contributions
from coopwiki.subjects.decisions import decisions_report as decisions
from coopwiki.subjects.decisions import proposals_report as of_proposals
from coopwiki.subjects.decisions.proposal import SOCIAL_CODE, Proposal
from coopwiki.subjects.decisions.proposals_report import ProposalRow
from coopwiki.subjects.elections.elections import lasts
from coopwiki.subjects.finances import finances_report as of_finances
from coopwiki.subjects.report import ReportType, as_of
from coopwiki.subjects.rules.rules import in_force
from coopwiki.subjects.social_code.article import Article
from coopwiki.subjects.social_code.indicators import indicator, shown
from coopwiki.subjects.social_code.indicators_report import value_of

DELAY = "délai de vérification d'une page"
CONFIRMED, CONTRADICTED, NO_FIGURE, TO_READ = (
    "confirmé",
    "contredit",
    "pas encore de chiffre",
    "à lire",
)
VERIFIED, DUE, NEVER = "relu", "à relire", "jamais relu"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A word that stands where something is still to be written."""

    found: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure says of an article: `wanted` and `found` with their units, '' for none."""

    name: str
    wanted: str
    found: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """A proposal that changes an article, and where it stands."""

    title: str
    state: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article. `freshness` is `à relire` once the rule's delay is over; without that rule only `relu`."""

    title: str
    verified: date | None
    freshness: str
    origin: str | None
    placeholders: tuple[Placeholder, ...]
    measured: Measured | None
    amendments: tuple[Amendment, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class SocialCode:
    """Every article in page order, and the amendments that name none of them."""

    on: date
    revision: int
    articles: tuple[ArticleRow, ...]
    elsewhere: tuple[Amendment, ...]
    left_out: int


READS = tuple(dict.fromkeys((
    Article, *of_proposals.READS, *decisions.READS, *budgets.READS, *contributions.READS, *circles.READS,
    *roles.READS, *mandates.READS, *of_finances.READS,
)))  # fmt: skip
OWN = (Article, Proposal)


def social_code(ledger: Ledger, today: date) -> SocialCode:
    """The code social as of `today`; figures are those of the other reports."""
    found: dict[tuple[int, int], list[Issue]] = defaultdict(list)
    for issue in ledger.issues:
        if issue.code == "placeholder":
            found[issue.page.id, issue.call].append(issue)
    changes: dict[str, list[Amendment]] = defaultdict(list)
    listed = tuple(_amendments(ledger, today))
    for title, change in listed:
        changes[title].append(change)
    given = ledger.of(Article)
    rows = tuple(_row(ledger, article, found, changes, today) for article in given)
    titles = {heading(article.title) for article in given}
    out = len(ledger.left_out_of(Article))
    return SocialCode(
        on=today,
        revision=as_of(ledger, OWN) if rows or out else 0,
        articles=rows,
        elsewhere=tuple(change for about, change in listed if about not in titles),
        left_out=out,
    )


def _amendments(ledger: Ledger, today: date) -> Iterator[tuple[str, Amendment]]:
    """The proposals about the code social with the article they name, as `heading` gives it."""
    found = of_proposals.proposals(ledger, today)
    for row in (*found.open, *found.closed):
        if row.nature == SOCIAL_CODE or row.article:
            yield heading(row.article or ""), _amendment(row)


def _amendment(row: ProposalRow) -> Amendment:
    return Amendment(row.title, row.state, row.page, row.revision, row.line)


def _row(
    ledger: Ledger,
    given: Article,
    found: Mapping[tuple[int, int], list[Issue]],
    changes: Mapping[str, list[Amendment]],
    today: date,
) -> ArticleRow:
    own = found.get((given.page.id, given.offset), ())
    return ArticleRow(
        title=given.title,
        verified=given.verified,
        freshness=_freshness(ledger, given, today),
        origin=given.origin,
        placeholders=tuple(Placeholder(i.fault.found, i.page.title, i.page.revision, i.line) for i in own),
        measured=_measured(ledger, given, today),
        amendments=tuple(changes.get(heading(given.title), ())),
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def _freshness(ledger: Ledger, given: Article, today: date) -> str:
    if given.verified is None:
        return NEVER
    months = lasts(in_force(ledger, DELAY, TEXT).on(today))
    due = months is not None and months_after(given.verified, months) < today
    return DUE if due else VERIFIED


def _measured(ledger: Ledger, given: Article, today: date) -> Measured | None:
    meant = indicator(given)
    if meant is None:
        return None
    value = value_of(ledger, meant, today)
    if value is None:
        return Measured(meant.called, meant.wanted, "", NO_FIGURE)
    verdict = CONFIRMED if meant.holds(value) else CONTRADICTED
    told = verdict if meant.wanted else TO_READ
    return Measured(meant.called, meant.wanted, shown(value, meant.unit), told)


REPORT = ReportType(
    "social_code",
    READS,
    social_code,
    robot="Code social",
    says=(
        "the articles of the code social: when verified, what is still to be written, what a figure says "
        "of them, amendments"
    ),
    shows="Tableau de bord/Code social, once an article is written",
)

REPORTS = (REPORT,)
