"""Members: who said that they may stand in the directory, and how many people there are per sector and territory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.core.source import Page
from coopwiki.subjects.contributions.small_groups import FEWEST
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import ReportType, as_of


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """One person of the directory, as their profile says; and where it stands. `contact` is for members."""

    name: str
    activity: str | None
    sector: str | None
    territory: str | None
    skills: tuple[str, ...]
    brands: tuple[str, ...]
    training: str | None
    picture: str | None
    contact: str | None
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Group:
    """How many people; `name` as it is first typed."""

    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Members:
    """`directory` holds those who wrote `publication=oui`; the groups count all profiles.

    Groups of fewer than three people are not named. `left_out` counts profiles that could not be read.
    """

    on: date
    revision: int
    directory: tuple[DirectoryEntry, ...]
    by_sector: tuple[Group, ...]
    by_territory: tuple[Group, ...]
    left_out: int


READS = (Profile,)


def members(ledger: Ledger, today: date) -> Members:
    """The directory in order of name; groups in order of name. A person with two profiles counts once."""
    profiles = tuple({profile.name: profile for profile in ledger.of(Profile)}.values())
    shown = sorted((p for p in profiles if p.public == "oui"), key=lambda p: loose(p.name))
    return Members(
        on=today,
        revision=as_of(ledger, READS),
        directory=tuple(_entry(profile, profile.page) for profile in shown),
        by_sector=_groups(profiles, lambda profile: profile.sector),
        by_territory=_groups(profiles, lambda profile: profile.territory),
        left_out=len(ledger.left_out_of(Profile)),
    )


def _entry(given: Profile, page: Page) -> DirectoryEntry:
    return DirectoryEntry(
        given.name,
        given.activity,
        given.sector,
        given.territory,
        given.skills,
        given.brands,
        given.training,
        given.picture,
        given.contact,
        page.title,
        page.revision,
        given.line,
    )


def _groups(profiles: Iterable[Profile], field: Callable[[Profile], str | None]) -> tuple[Group, ...]:
    """Those of three people or more, however each typed it."""
    found: dict[str, list[str]] = {}
    for profile in profiles:
        if typed := field(profile):
            found.setdefault(loose(typed), []).append(typed)
    groups = (Group(typed[0], len(typed)) for typed in found.values() if len(typed) >= FEWEST)
    return tuple(sorted(groups, key=lambda group: loose(group.name)))


REPORT = ReportType(
    "members",
    READS,
    members,
    robot="Annuaire",
    says=(
        "who wrote `publication=oui`: activity, sector, territory, skills; how many people per sector and "
        "territory, in groups of three or more"
    ),
    shows="`Tableau de bord/Annuaire`",
)
