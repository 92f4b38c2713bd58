"""Who goes by which name: directories of people, circles and budgets, from their records and redirects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from coopwiki.core.directory import Claim, Directory, directory
from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.issue import Issue, Severity
from coopwiki.core.names import key
from coopwiki.core.source import Page
from coopwiki.core.titles import USER, Titles
from coopwiki.reading.templates import followed
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.row import label_of
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.people.profile import Profile

SAME_NAME = Sentence(
    "same_name",
    "« {found} » est le nom de plusieurs profils, aucun n’est gardé : préciser chacun, {suggestion}.",
    contradiction="Noms pris deux fois",
)
SAME_CIRCLE = Sentence(
    "same_circle",
    "Deux fiches décrivent le cercle « {found} » : n’en garder qu’une, {suggestion}.",
    contradiction="Noms pris deux fois",
)

Named = Profile | Circle


def name_directory(
    records: Sequence[Named], redirects: Iterable[Page], titles: Titles, typed: Iterable[str]
) -> Directory:
    """Names of people or circles: their `nom`, `alias`es, the page they stand on alone, redirects to it.

    `typed` are the names other records use, in page order.
    """
    claims = (
        Claim(name, record.name, owner)
        for owner, record in enumerate(records)
        for name in (record.name, *record.aliases)
    )
    return directory(claims, _title_claims(records, redirects, titles), typed)


def _title_claims(records: Sequence[Named], redirects: Iterable[Page], titles: Titles) -> Iterator[Claim]:
    crowd = Counter(record.page.id for record in records)
    alone = {
        record.page.title: (record.name, owner) for owner, record in enumerate(records) if crowd[record.page.id] == 1
    }
    leads = {page.title: titles.normal(page.redirect.partition("#")[0]) for page in redirects}
    named = {key(record.name): (record.name, owner) for owner, record in enumerate(records)}
    for title, (name, owner) in alone.items():
        yield Claim(_without_user(title, titles), name, owner)
    for title in leads:
        end = followed(title, leads)
        there = alone.get(end) or named.get(key(_without_user(end, titles)))
        if there:
            yield Claim(_without_user(title, titles), *there)


def _without_user(title: str, titles: Titles) -> str:
    namespace, rest = titles.split(title)
    return rest if namespace == USER else title


def budget_directory(records: Iterable[Budget], circles: Directory, typed: Iterable[str]) -> Directory:
    """Names of budgets: the circle's canonical one where the name is a circle's, else their own.

    As pages show it, « Technique (dépenses) », is a further name, unless a budget has it as its own.
    """
    first: dict[str, str] = {}
    shown: dict[str, str] = {}
    for budget in records:
        name = circles.canonical[budget.title] if budget.title in circles else budget.title
        name = first.setdefault(key(name), name)
        shown[label_of(name, budget.nature)] = name
    also = (Claim(label, name) for label, name in shown.items())
    return directory((Claim(name, name) for name in first.values()), also, typed)


def same_names(profiles: Sequence[Profile], people: Directory) -> Iterator[tuple[Profile, Issue]]:
    """Profiles that share a name with another, each with its error: they are left out."""
    for profile in profiles:
        shared = _shared(profile, people)
        if shared:
            field = "nom" if shared == profile.name else "alias"
            fault = SAME_NAME(shared, f"par exemple {profile.name} (métier ou lieu)")
            yield profile, _issue(profile, field, "error", fault)


def same_circles(circles: Sequence[Circle], directory: Directory) -> Iterator[Issue]:
    """Circle sheets that share a name; the first in page order is the one shown."""
    for circle in circles:
        shared = _shared(circle, directory)
        if shared:
            fault = SAME_CIRCLE(shared, "ou renommer l’autre")
            yield _issue(circle, "nom" if shared == circle.name else "alias", "warning", fault)


def _shared(record: Named, directory: Directory) -> str:
    names = (record.name, *record.aliases)
    return next((name for name in names if directory.is_ambiguous(name)), "")


def _issue(record: Named, field: str, severity: Severity, fault: Fault) -> Issue:
    return Issue(record.page, record.line, record.template, field, severity, fault, record.offset)
