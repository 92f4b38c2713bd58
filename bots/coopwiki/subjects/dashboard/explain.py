"""Where the figures of the reports that count come from: circles, members, issues, contradictions, overview."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.budgets.explain import figures as budget_figures
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.circles.circles_report import budget_by_circle, circles
from coopwiki.subjects.contributions.explain import of_lines
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import counted_lines, grouped, left_out_by, of_month
from coopwiki.subjects.dashboard.contradictions_report import contradictions
from coopwiki.subjects.dashboard.issues_report import issues
from coopwiki.subjects.dashboard.overview_report import overview
from coopwiki.subjects.figure import COUNT, Figure, Term, Value
from coopwiki.subjects.figure_terms import ONE, asked, counted, entered, left_out
from coopwiki.subjects.people.members_report import Group, members
from coopwiki.subjects.people.profile import Profile


def _count(
    group: str,
    row: str,
    name: str,
    called: str,
    value: Value,
    terms: Callable[[], Iterable[Term]],
    rule: str = "Chaque fiche compte pour 1.",
) -> Figure:
    return Figure(group, row, name, called, value, COUNT, terms, rule, main=True)


def circle_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "circles": `Technique lately`, `Technique remaining`."""
    data, by_circle = (
        circles(ledger, today),
        grouped(counted_lines(ledger, today), lambda li: li.circle),
    )
    begun = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    for row in data.circles:
        last = _last_of_each(by_circle.get(row.name, []), begun)
        yield _count(
            "circles",
            row.name,
            "lately",
            "personnes ce trimestre",
            row.lately,
            _ones(last),
            "Chaque personne qui a noté une ligne depuis le début du trimestre compte pour 1.",
        )
    funds = {row.name for row in budget_by_circle(ledger, today).values()}
    for figure in budget_figures(ledger, today):
        if figure.row in funds and figure.name in ("remaining", "used_percent"):
            yield replace(figure, group="circles", main=False)
    yield left_out(data.left_out, ledger.left_out_of(Circle))


def _last_of_each(lines: Iterable[Line], begun: date) -> tuple[Line, ...]:
    """The last line of each person since a day."""
    ordered = sorted(lines, key=lambda line: line.contribution.day)
    return tuple({li.who: li for li in ordered if li.contribution.day >= begun}.values())


def _ones(lines: Iterable[Line]) -> Callable[[], Iterator[Term]]:
    return lambda: counted(map(asked, lines))


def member_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "members": `by_sector Numérique`."""
    data = members(ledger, today)
    profiles = tuple({profile.name: profile for profile in ledger.of(Profile)}.values())
    sectors = {profile: profile.sector for profile in profiles}
    territories = {profile: profile.territory for profile in profiles}
    yield from _groups("by_sector", data.by_sector, sectors)
    yield from _groups("by_territory", data.by_territory, territories)
    yield left_out(data.left_out, ledger.left_out_of(Profile))


def _groups(group: str, rows: Iterable[Group], said: dict[Profile, str | None]) -> Iterator[Figure]:
    for row in rows:
        own = [p for p, typed in said.items() if typed and loose(typed) == loose(row.name)]
        yield _count(group, row.name, "people", "personnes", row.people, _profiles(own))


def _profiles(own: Iterable[Profile]) -> Callable[[], Iterator[Term]]:
    return lambda: (entered(profile, ONE, "Profil", "compte pour 1") for profile in own)


def issue_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "issues"."""
    data = issues(ledger, today)
    yield _count("errors", "", "", "erreurs", data.errors, _of_issues(ledger.issues, "error"))
    yield _count("warnings", "", "", "remarques", data.warnings, _of_issues(ledger.issues, "warning"))
    yield left_out(data.left_out, ledger.left_out, more=map(_issue, ledger.refused))


def _of_issues(found: Iterable[Issue], severity: str = "") -> Callable[[], Iterator[Term]]:
    return lambda: (_issue(one) for one in found if severity in ("", one.severity))


def _issue(one: Issue) -> Term:
    return Term(ONE, one.fault.message, "compte pour 1", None, one.page.title, one.page.revision, one.line)


def contradiction_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "contradictions": their count, and that of each kind."""
    data = contradictions(ledger, today)
    everything = [issue for kind in data.kinds for issue in kind.issues]
    yield _count("count", "", "", "contradictions", data.count, _of_issues(everything))
    for kind in data.kinds:
        yield _count("kinds", kind.name, "", kind.name, len(kind.issues), _of_issues(kind.issues))


def overview_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the front page: the month's, the budgets', how much there is to correct."""
    data, out = overview(ledger, today), left_out_by(ledger, today)
    if data.contributions is not None:
        yield from of_lines("contributions", "", data.contributions, of_month(ledger, today, data.month))
    yield from (f for f in budget_figures(ledger, today) if f.group == "budgets")
    to_mend = left_out(data.to_mend, ledger.left_out, more=map(_issue, ledger.refused))
    yield replace(to_mend, group="to_mend", called="fiches à corriger")
    yield _count("warnings", "", "", "remarques", data.warnings, _of_issues(ledger.issues, "warning"))
    yield replace(left_out(data.left_out, out), called="contributions écartées")


EXPLAINED = {
    "circles": circle_figures,
    "members": member_figures,
    "issues": issue_figures,
    "contradictions": contradiction_figures,
    "overview": overview_figures,
}
