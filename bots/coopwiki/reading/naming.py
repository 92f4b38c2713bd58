"""Who goes by which name: directories of people, circles and budgets, from their records and redirects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from coopwiki.core.directory import Claim, Directory, directory
from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.source import Page
from coopwiki.core.titles import USER, Titles
from coopwiki.reading.templates import followed
from coopwiki.records.budget import Budget
from coopwiki.records.circle import Circle
from coopwiki.records.profile import Profile

Named = Profile | Circle


def name_directory(
    records: Sequence[Named], redirects: Iterable[Page], titles: Titles
) -> Directory:
    """Names of people or circles: their `nom`, `alias`es, the page they stand on alone, redirects to it."""
    claims = (
        Claim(name, record.name, owner)
        for owner, record in enumerate(records)
        for name in (record.name, *record.aliases)
    )
    return directory(claims, _title_claims(records, redirects, titles))


def _title_claims(
    records: Sequence[Named], redirects: Iterable[Page], titles: Titles
) -> Iterator[Claim]:
    crowd = Counter(record.page.id for record in records)
    alone = {record.page.title: record for record in records if crowd[record.page.id] == 1}
    leads = {page.title: titles.normal(page.redirect.partition("#")[0]) for page in redirects}
    for title, record in alone.items():
        yield Claim(_without_user(title, titles), record.name)
    for title in leads:
        record_there = alone.get(followed(title, leads))
        if record_there:
            yield Claim(_without_user(title, titles), record_there.name)


def _without_user(title: str, titles: Titles) -> str:
    namespace, rest = titles.split(title)
    return rest if namespace == USER else title


def budget_directory(records: Iterable[Budget], circles: Directory) -> Directory:
    """Names of budgets: their own, else their circle's canonical one."""
    claims = []
    for budget in records:
        name = budget.name or circles.canonical[budget.circle or ""]
        claims.append(Claim(name, name))
    return directory(claims)


def same_names(profiles: Sequence[Profile], people: Directory) -> Iterator[tuple[Profile, Issue]]:
    """Profiles that share a name with another, each with its error: they are left out."""
    for profile in profiles:
        shared = next((n for n in (profile.name, *profile.aliases) if people.is_ambiguous(n)), None)
        if shared is not None:
            field = "nom" if shared == profile.name else "alias"
            fault = Fault("same_name", shared, f"par exemple {profile.name} (métier ou lieu)")
            yield (
                profile,
                Issue(
                    profile.page,
                    profile.line,
                    profile.template,
                    field,
                    "error",
                    fault,
                    profile.line,
                ),
            )


def same_circles(circles: Sequence[Circle], directory: Directory) -> Iterator[Issue]:
    """Circle sheets that share a name; the first in page order is the one shown."""
    for circle in circles:
        shared = next(
            (n for n in (circle.name, *circle.aliases) if directory.is_ambiguous(n)), None
        )
        if shared is not None:
            fault = Fault("same_circle", shared, "ou renommer l’autre")
            yield Issue(
                circle.page, circle.line, circle.template, "nom", "warning", fault, circle.line
            )
