"""What every page is made from: the ledger, the day, the settings and the layouts."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.core.rates import percent_text
from coopwiki.publishing.layout import Environment, RoleLinks
from coopwiki.publishing.page_names import BUDGETS, CONTRIBUTIONS, ISSUES, KNOWN, ROLES, STOP
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.publishing.titles import data_name
from coopwiki.subjects.budgets.budgets_report import CONTRIBUTIVE, BudgetRow
from coopwiki.subjects.circles.role_lines import role_names
from coopwiki.subjects.contributions.report import Sums
from coopwiki.subjects.contributions.small_groups import Cell, Shown, as_shown, withheld


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a page was made from, and what it became."""

    layout: str
    values: dict[str, object]
    content: str


@dataclass(frozen=True, slots=True)
class Context:
    """Titles start with `root`; `show_people` says whether amounts by person may be published to `readers`.

    `rendered` are the pages as they were last rendered, by title: equal values give the same page.
    `robot` is what members call the robot that writes them, '' for none in particular; `report` the report they show,
    '' for none.
    """

    ledger: Ledger
    today: date
    root: str
    data: str
    layouts: Environment
    show_people: bool
    readers: Audience = Audience.EVERYONE
    rendered: dict[str, Rendered] = field(default_factory=dict)
    robot: str = ""
    report: str = ""

    @property
    def show_names(self) -> bool:
        """Whether these pages are for members alone, so that who did what may be named."""
        return Audience.MEMBERS.allows(self.readers)

    def shown(self, sums: Sums, cell: Cell) -> Shown:
        """What those who read these pages may see of a sum of contributions."""
        hidden: frozenset[Cell] = (
            frozenset() if self.show_people else withheld(self.ledger, self.today)
        )
        return as_shown(sums, cell, hidden)

    def title(self, *parts: str) -> str:
        """A robot page's title."""
        return "/".join((self.root, *parts))

    def stop_page(self, robot: str = "") -> str:
        """The page that stops one robot, or all."""
        return self.title(STOP, robot) if robot else self.title(STOP)

    def month_page(self, month: str) -> str:
        """`Tableau de bord/Contributions 2026-03`."""
        return self.title(f"{CONTRIBUTIONS} {month}")

    def budgets_page(self, year: int) -> str:
        """`Tableau de bord/Budgets 2026`."""
        return self.title(f"{BUDGETS} {year}")

    def known_page(self, year: int) -> str:
        """`Tableau de bord/Ce qu’on savait 2025`."""
        return self.title(f"{KNOWN} {year}")

    def budget_page(self, year: int, row: BudgetRow) -> str:
        """`Tableau de bord/Budgets 2026/Technique`; another nature than *contributif* is named in the title."""
        name = row.name if row.nature == CONTRIBUTIVE else f"{row.name} ({row.nature})"
        return f"{self.budgets_page(year)}/{data_name(name)}"

    def fund_page(self, year: int, name: str | None) -> str:
        """The page of a contributive budget; of all of them where `name` is None."""
        return f"{self.budgets_page(year)}/{data_name(name)}" if name else self.budgets_page(year)

    def budget_data(self, name: str) -> str:
        """`Module:CoopWiki/données/budgets/Technique.json`."""
        return f"{self.data}/budgets/{data_name(name)}.json"

    def page(
        self,
        title: str,
        zone: str,
        layout: str,
        /,
        *,
        left_out: int,
        revision: int,
        **values: object,
    ) -> RobotPage:
        """A robot page from a layout, with the foot all pages have.

        `explain` says what to ask `coopwiki explain` about: the report, unless a page says more.
        """
        foot = {
            "left_out": left_out, "revision": revision, "issues_page": self.title(ISSUES),
            "stop_page": self.stop_page(self.robot), "show_people": self.show_people,
            "explain": self.report, "role_links": RoleLinks(self.title(ROLES), role_names(self.ledger)),
        }  # fmt: skip
        return RobotPage(title, zone, self._rendered(title, layout, {**foot, **values}))

    def forget_all_but(self, titles: Iterable[str]) -> None:
        """Forget the other pages that were rendered."""
        gone = self.rendered.keys() - set(titles)
        for title in gone:
            del self.rendered[title]

    def _rendered(self, title: str, layout: str, values: dict[str, object]) -> str:
        held = self.rendered.get(title)
        if held is None or held.layout != layout or held.values != values:
            content = self.layouts.get_template(f"{layout}.jinja").render(values)
            held = self.rendered[title] = Rendered(layout, values, content)
        return held.content


def to_explain(report: str, row: str) -> str:
    """What to ask `coopwiki explain` about a row, as a shell takes it.

    >>> to_explain("budgets", "Vie coop"), to_explain("budgets", "Vélo (dépenses)")
    ('budgets Vie coop', "budgets 'Vélo (dépenses)'")
    """
    plain = all(sign.isalnum() or sign in " -_./" for sign in row)
    return f"{report} {row if plain else shlex.quote(row)}"


def newest(revisions: Iterable[int]) -> int:
    """The highest of the source revisions a page rests on; 0 for none."""
    return max(revisions, default=0)


@dataclass(frozen=True, slots=True)
class BudgetLink:
    """A budget's figures and the page that holds its lines."""

    page: str
    budget: BudgetRow

    @property
    def label(self) -> str:
        """The budget's name, and its nature where that is not *contributif*."""
        nature = self.budget.nature
        return self.budget.name if nature == CONTRIBUTIVE else f"{self.budget.name} ({nature})"


@dataclass(frozen=True, slots=True)
class Reached:
    """The budgets that have reached an alert threshold and last the year at their pace."""

    percent: str
    rows: tuple[BudgetLink, ...]


def urgent(rows: Iterable[BudgetLink]) -> list[BudgetLink]:
    """The budgets that run out within the year, the earliest first."""
    found = [row for row in rows if row.budget.run_out is not None]
    return sorted(found, key=lambda row: (row.budget.run_out or date.max, row.budget.name))


def reached(rows: Iterable[BudgetLink]) -> list[Reached]:
    """The other alerts, by threshold, the highest first."""
    by_level: dict[Decimal, list[BudgetLink]] = {}
    for row in rows:
        if row.budget.run_out is None and row.budget.alert_percent is not None:
            by_level.setdefault(row.budget.alert_percent, []).append(row)
    return [
        Reached(percent_text(level), tuple(by_level[level]))
        for level in sorted(by_level, reverse=True)
    ]
