"""What every page is made from: the ledger, the day, the settings and the layouts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.publishing.layout import Environment
from coopwiki.publishing.page_names import ISSUES, STOP
from coopwiki.publishing.robot_page import RobotPage


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a page was made from, and what it became."""

    layout: str
    values: dict[str, object]
    content: str


@dataclass(frozen=True, slots=True)
class Context:
    """Titles start with `root`; `show_people` says whether amounts by person may be published to `readers`.

    `show_referents` says whether who accompanies whom may be.

    `held_sums` is what sums are shown until their next renewal, as `runs/renewals.py` keeps it; '' where they are
    those of the ledger.

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
    show_referents: bool = False
    held_sums: str = ""

    @property
    def show_names(self) -> bool:
        """Whether these pages are for members alone, so that who did what may be named."""
        return Audience.MEMBERS.allows(self.readers)

    def title(self, *parts: str) -> str:
        """A robot page's title."""
        return "/".join((self.root, *parts))

    def stop_page(self, robot: str = "") -> str:
        """The page that stops one robot, or all."""
        return self.title(STOP, robot) if robot else self.title(STOP)

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
        """A robot page from a layout, with the foot all pages have."""
        foot = {
            "left_out": left_out,
            "revision": revision,
            "issues_page": self.title(ISSUES),
            "stop_page": self.stop_page(self.robot),
            "show_people": self.show_people,
            "report": self.report,
        }
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


def newest(revisions: Iterable[int]) -> int:
    """The highest of the source revisions a page rests on; 0 for none."""
    return max(revisions, default=0)
