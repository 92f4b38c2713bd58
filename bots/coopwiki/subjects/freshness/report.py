"""Pages kept true: which ones were read again, when, and which are due by the rule's delay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import DeadLink, Ledger
from coopwiki.core.limits import months_after
from coopwiki.core.names import loose
from coopwiki.schema.kinds import TEXT
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.elections.elections import lasts
from coopwiki.subjects.freshness.verified import Verified, banners
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.rules import in_force

DELAY = "délai de vérification d'une page"
OLD, TRUE = "à relire", "à jour"


@dataclass(frozen=True, slots=True)
class FreshPage:
    """One page with a banner. `due` is the last day on which its reading holds; None without the rule."""

    name: str
    circle: str | None
    verified_on: date
    by: str | None
    due: date | None
    state: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class UnverifiedPage:
    """A page of the documentation that never had a banner."""

    name: str
    circle: str | None
    page: str


@dataclass(frozen=True, slots=True)
class CirclePages:
    """How the pages of one circle stand; `name` is None for those of none. `unverified` never had a banner."""

    name: str | None
    old: int
    unverified: int
    fresh: int


@dataclass(frozen=True, slots=True)
class WantedPage:
    """A page that isn't there and that `records` records link to; the first of them stands at `page` and `line`."""

    title: str
    records: int
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Freshness:
    """Every page with a banner, the one read longest ago first. `old` counts those to be read again.

    `unverified` are the pages of the documentation category without a banner, by title; one whose banner can't be read
    is listed among what is to be corrected. `circles` counts all of them, the pages of no circle last.

    `wanted` are the pages that records link to and that nobody has written yet, by title.

    `delay_months` is None where no rule says it: then no page is old.
    """

    on: date
    revision: int
    delay_months: int | None
    pages: tuple[FreshPage, ...]
    old: int
    unverified: tuple[UnverifiedPage, ...]
    circles: tuple[CirclePages, ...]
    wanted: tuple[WantedPage, ...]
    left_out: int
    future: tuple[Future, ...]


READS = (Verified, Rule, Circle)


def freshness(ledger: Ledger, today: date) -> Freshness:
    """The pages as of `today`: of several banners the latest one that has come counts."""
    months = delay(ledger, today)
    rows = [_row(ledger, one, months, today) for one in banners(ledger, today)]
    rows.sort(key=lambda row: (row.verified_on, row.page))
    never = tuple(unverified(ledger))
    dated = ((one.page, one.line, one.day) for one in ledger.of(Verified))
    return Freshness(
        on=today,
        revision=as_of(ledger, (Verified,)),
        delay_months=months,
        pages=tuple(rows),
        old=sum(row.state == OLD for row in rows),
        unverified=never,
        circles=tuple(_by_circle(rows, never)),
        wanted=wanted(ledger),
        left_out=len(ledger.left_out_of(Verified)),
        future=future_of(Verified.template, dated, today),
    )


def wanted(ledger: Ledger) -> tuple[WantedPage, ...]:
    """The pages that records link to and that aren't there."""
    found: dict[str, list[DeadLink]] = {}
    for link in ledger.dead_links:
        found.setdefault(link.title, []).append(link)
    return tuple(
        WantedPage(title, len(own), own[0].page.title, own[0].page.revision, own[0].line)
        for title, own in sorted(found.items(), key=lambda item: (loose(item[0]), item[0]))
    )


def unverified(ledger: Ledger) -> Iterator[UnverifiedPage]:
    """The pages of the documentation on which there is no banner, readable or not."""
    with_banner = {one.page.title for one in ledger.of(Verified)}
    with_banner |= {one.page.title for one in ledger.left_out_of(Verified)}
    for title in sorted(ledger.documents, key=lambda title: (loose(title), title)):
        if title not in with_banner:
            yield UnverifiedPage(title, circle_of(ledger, title), title)


def _by_circle(rows: Sequence[FreshPage], never: Sequence[UnverifiedPage]) -> Iterator[CirclePages]:
    old = Counter(row.circle for row in rows if row.state == OLD)
    missing, every = Counter(row.circle for row in never), Counter(row.circle for row in rows)
    for name in sorted(every | missing, key=lambda name: (name is None, loose(name or ""))):
        yield CirclePages(name, old[name], missing[name], every[name] - old[name])


def delay(ledger: Ledger, today: date) -> int | None:
    """The months after which a page is to be read again, by the rule in force; None without one."""
    return lasts(in_force(ledger, DELAY, TEXT).on(today))


def _row(ledger: Ledger, one: Verified, months: int | None, today: date) -> FreshPage:
    due = months_after(one.day, months) if months is not None else None
    return FreshPage(
        name=one.page.title,
        circle=circle_of(ledger, one.page.title),
        verified_on=one.day,
        by=ledger.people.canonical[one.by] if one.by else None,
        due=due,
        state=OLD if due is not None and due < today else TRUE,
        page=one.page.title,
        revision=one.page.revision,
        line=one.line,
    )


def circle_of(ledger: Ledger, title: str) -> str | None:
    """The circle whose page it is, or that the page stands below, in any namespace; None for none.

    A circle's page is called like the circle, or holds its sheet.
    """
    head = title.partition("/")[0]
    sheets, name = ledger.once(_sheets), head.rpartition(":")[2]
    found = next((one for one in (head, name) if one in ledger.circles), None)
    return ledger.circles.canonical[found] if found else sheets.get(head)


def _sheets(ledger: Ledger) -> dict[str, str]:
    """The circle of each page that holds one circle's sheet; a page with several is of none."""
    on: dict[str, list[str]] = {}
    for circle in ledger.of(Circle):
        on.setdefault(circle.page.title, []).append(ledger.circles.canonical[circle.name])
    return {title: names[0] for title, names in on.items() if len(names) == 1}


REPORT = ReportType(
    "freshness",
    READS,
    freshness,
    robot="Pages relues",
    says=(
        "the pages that carry a banner, the one read longest ago first; those to be read again by the rule's delay and "
        "those of the documentation that never had one, by circle; pages that records link to and that aren't there"
    ),
    shows="Tableau de bord/Pages relues, once a banner, a page of the documentation or such a link is written",
)

REPORTS = (REPORT,)
