"""The pages below our root that no report writes: a run leaves them to those who do."""

from __future__ import annotations

from dataclasses import dataclass

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import FEDERATION, KNOWN, ROBOTS, SLIPS, STOP


@dataclass(frozen=True, slots=True)
class ReservedPage:
    """A page by its name below the root. `series`: one for each year, or cooperative, which follows the name.

    Of a series, the parts of a page that is too long for one are meant too. `by_person`: it shows amounts by person, so
    where these are not published it has to go.
    """

    name: str
    series: bool = False
    by_person: bool = False

    def names(self, name: str) -> bool:
        """Whether this is the page, or one of the series."""
        return name.startswith((f"{self.name} ", f"{self.name}/")) if self.series else name == self.name


RESERVED = (
    ReservedPage(STOP),
    ReservedPage(ROBOTS),
    ReservedPage(SLIPS, by_person=True),
    ReservedPage(KNOWN, series=True),
    ReservedPage(FEDERATION),
    ReservedPage(FEDERATION, series=True),
)
"""All of them: what members change, what the service says of itself, what one command writes."""


def is_reserved(context: Context, name: str) -> bool:
    """Whether a run leaves the page of this name below the root as it is."""
    return any(one.names(name) and (context.show_people or not one.by_person) for one in RESERVED)
