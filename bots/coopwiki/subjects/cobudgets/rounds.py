"""Co-budget rounds: which projects are in each, which parts count, and why the others don't.

Parts are taken in order of their day, then of their place; one without a day stands under the first day of its
round. A part that breaks a rule of its round counts for nothing, whole: it is corrected by whoever wrote it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.euros import ZERO, write_euros
from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, nearest
from coopwiki.subjects.cobudgets.cobudget import Cobudget
from coopwiki.subjects.cobudgets.part import Part
from coopwiki.subjects.cobudgets.project import Project
from coopwiki.subjects.people.profile import Profile

SAME_ROUND = Sentence(
    "same_round",
    "Deux tours de co-budget portent le nom « {found} » : {suggestion}.",
)
SAME_PROJECT = Sentence(
    "same_project",
    "Deux projets du même tour portent le titre « {found} » : {suggestion}.",
)
PROJECT_WITHOUT_ROUND = Sentence(
    "project_without_round",
    "Le projet « {found} » n’est dans aucun tour de co-budget : {suggestion}.",
)
PART_UNKNOWN_PROJECT = Sentence(
    "part_unknown_project",
    "« {found} » n’est le titre d’aucun projet : la part ne compte pas ; {suggestion}.",
)
PART_WHICH_ROUND = Sentence(
    "part_which_round",
    "Plusieurs tours ont un projet « {found} » : la part ne compte pas ; {suggestion}.",
)
PART_NOT_POSITIVE = Sentence(
    "part_not_positive",
    "Une part de {found} ne compte pas : {suggestion}.",
)
PART_NOT_MEMBER = Sentence(
    "part_not_member",
    "« {found} » n’est le nom d’aucun membre : la part ne compte pas ; {suggestion}.",
)
PART_OUTSIDE_ROUND = Sentence(
    "part_outside_round",
    "Le {found} est en dehors des jours du tour : la part ne compte pas ; {suggestion}.",
)
PART_TO_ONESELF = Sentence(
    "part_to_oneself",
    "Dans ce tour, personne ne donne à son propre projet (« {found} ») : la part ne compte pas ; {suggestion}.",
)
PART_OVER_EACH = Sentence(
    "part_over_each",
    "{found}, c’est plus que ce que cette personne a encore à répartir : la part ne compte pas ; {suggestion}.",
)
PART_OVER_PROJECT = Sentence(
    "part_over_project",
    "{found}, c’est plus que ce que le projet peut encore recevoir : la part ne compte pas ; {suggestion}.",
)
PART_OVER_ENVELOPE = Sentence(
    "part_over_envelope",
    "{found}, c’est plus que ce qui reste de l’enveloppe : la part ne compte pas ; {suggestion}.",
)

NO = "non"


@dataclass(frozen=True, slots=True)
class Refused:
    """A part, or a project, that doesn't count, the field to look at and what is wrong."""

    record: Part | Project | Cobudget
    field: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Given:
    """A part that counts: who gives, by their canonical name, to which project."""

    part: Part
    who: str
    project: Project


@dataclass(frozen=True, slots=True)
class Round:
    """A round with its projects in page order and the parts that count up to the day asked about."""

    record: Cobudget
    projects: tuple[Project, ...]
    given: tuple[Given, ...]
    refused: tuple[Refused, ...]

    def received(self, project: Project) -> Decimal:
        """Euros given to a project."""
        return sum((one.part.amount for one in self.given if one.project is project), ZERO)


@dataclass(frozen=True, slots=True)
class Rounds:
    """Every round in page order, and the projects and parts that are in none.

    `waiting` are the parts without a day of rounds still to open, each with the first day of its round.
    """

    rounds: tuple[Round, ...]
    refused: tuple[Refused, ...]
    waiting: tuple[tuple[Part, date], ...] = ()


def rounds(ledger: Ledger, today: date) -> Rounds:
    """The rounds with the parts dated up to `today`."""
    return ledger.once(_rounds, today)


def _rounds(ledger: Ledger, today: date) -> Rounds:
    named, refused = _named(ledger)
    projects, astray = _projects(ledger, named)
    parts, lost = _parts(ledger, projects)
    found = tuple(
        _counted(ledger, round_, projects[name], _begun(parts.get(name, []), round_, today))
        for name, round_ in named.items()
    )
    coming = ((round_, parts.get(name, [])) for name, round_ in named.items() if round_.opening > today)
    waiting = tuple((part, round_.opening) for round_, own in coming for part, _ in own if not part.day)
    return Rounds(found, (*refused, *astray, *lost), waiting)


def _begun(parts: Iterable[tuple[Part, Project]], round_: Cobudget, today: date) -> list[tuple[Part, Project]]:
    """Those of a round whose day has come."""
    return [(part, project) for part, project in parts if _day(part, round_) <= today]


def _day(part: Part, round_: Cobudget) -> date:
    """Its own; the first of its round where none is written."""
    return part.day or round_.opening


def _named(ledger: Ledger) -> tuple[dict[str, Cobudget], list[Refused]]:
    """The rounds by name. Where two have one name, the first in page order counts."""
    named: dict[str, Cobudget] = {}
    refused = []
    for round_ in ledger.of(Cobudget):
        if named.setdefault(key(round_.name), round_) is not round_:
            fault = SAME_ROUND(round_.name, "donner un autre nom à celui-ci")
            refused.append(Refused(round_, "nom", fault))
    return named, refused


Projects = Mapping[str, tuple[Project, ...]]
"""The projects of each round, by the round's name folded."""


def _projects(ledger: Ledger, named: Mapping[str, Cobudget]) -> tuple[Projects, list[Refused]]:
    found: dict[str, dict[str, Project]] = {name: {} for name in named}
    refused = []
    for project in ledger.of(Project):
        name = key(project.round) if project.round else next(iter(named)) if len(named) == 1 else ""
        if name not in named:
            refused.append(Refused(project, "co-budget", _no_round(project, named)))
        elif found[name].setdefault(key(project.title), project) is not project:
            fault = SAME_PROJECT(project.title, "donner un autre titre à celui-ci")
            refused.append(Refused(project, "titre", fault))
    return {name: tuple(projects.values()) for name, projects in found.items()}, refused


def _no_round(project: Project, named: Mapping[str, Cobudget]) -> Fault:
    names = [round_.name for round_ in named.values()]
    near = nearest(project.round, names) if project.round else ""
    wanted = near or next(reversed(names), "")
    write = f"écrire co-budget={wanted}" if wanted else "écrire d’abord le tour avec {{Co-budget}}"
    return PROJECT_WITHOUT_ROUND(project.title, write)


def _parts(ledger: Ledger, projects: Projects) -> tuple[dict[str, list[tuple[Part, Project]]], list[Refused]]:
    """The parts of each round with their projects."""
    by_title: dict[str, list[tuple[str, Project]]] = defaultdict(list)
    for name, own in projects.items():
        for project in own:
            by_title[key(project.title)].append((name, project))
    found: dict[str, list[tuple[Part, Project]]] = defaultdict(list)
    refused = []
    for part in ledger.of(Part):
        there = by_title.get(key(part.project), [])
        if part.round:
            there = [(name, project) for name, project in there if name == key(part.round)]
        if len(there) != 1:
            refused.append(Refused(part, "projet", _which(part, there, by_title)))
        else:
            found[there[0][0]].append((part, there[0][1]))
    return found, refused


def _which(part: Part, there: list[tuple[str, Project]], by_title: Mapping[str, list[tuple[str, Project]]]) -> Fault:
    if there:
        rounds_ = " ou ".join(f"co-budget={project.round}" for _, project in there)
        return PART_WHICH_ROUND(part.project, f"ajouter {rounds_}")
    titles = [own[0][1].title for own in by_title.values()]
    near = nearest(part.project, titles)
    write = f"écrire projet={near}" if near else "vérifier son titre, ou l’écrire avec {{Projet}}"
    return PART_UNKNOWN_PROJECT(part.project, write)


@dataclass(slots=True)
class _Count:
    """What was given so far in a round."""

    given: list[Given] = field(default_factory=list)
    by_person: dict[str, Decimal] = field(default_factory=lambda: defaultdict(lambda: ZERO))
    by_project: dict[str, Decimal] = field(default_factory=lambda: defaultdict(lambda: ZERO))
    total: Decimal = ZERO

    def add(self, part: Part, who: str, project: Project) -> None:
        self.given.append(Given(part, who, project))
        self.by_person[key(who)] += part.amount
        self.by_project[key(project.title)] += part.amount
        self.total += part.amount


def _counted(
    ledger: Ledger,
    round_: Cobudget,
    projects: tuple[Project, ...],
    parts: Iterable[tuple[Part, Project]],
) -> Round:
    count, refused = _Count(), []
    for part, project in sorted(parts, key=lambda pair: _day(pair[0], round_)):
        who = ledger.people.canonical[part.who]
        wrong = _wrong(ledger, round_, part, project) or _too_much(round_, part, who, project, count)
        if wrong:
            refused.append(Refused(part, *wrong))
        else:
            count.add(part, who, project)
    return Round(round_, projects, tuple(count.given), tuple(refused))


def _wrong(ledger: Ledger, round_: Cobudget, part: Part, project: Project) -> tuple[str, Fault] | None:
    """What is wrong with a part by itself."""
    people = ledger.people
    if part.amount <= 0:
        return "montant", PART_NOT_POSITIVE(write_euros(part.amount), "écrire par exemple montant=20")
    if people.is_ambiguous(part.who) or (part.who not in people and ledger.of(Profile)):
        return "qui", PART_NOT_MEMBER(part.who, _member(ledger, part.who))
    if part.day and round_.opening <= round_.closing and not round_.opening <= part.day <= round_.closing:
        return "date", PART_OUTSIDE_ROUND(write_day(part.day), _days(round_))
    if round_.own == NO and people.canonical[part.who] == people.canonical[project.who]:
        return "projet", PART_TO_ONESELF(project.title, "donner cette part à un autre projet")
    return None


def _member(ledger: Ledger, who: str) -> str:
    if ledger.people.is_ambiguous(who):
        return "plusieurs personnes portent ce nom, l’écrire en entier"
    near, create = ledger.people.nearest(who), "créer son profil avec {{Profil}}"
    return f"écrire qui={near}, ou {create}" if near else create


def _days(round_: Cobudget) -> str:
    return (
        f"il va du {write_day(round_.opening)} au {write_day(round_.closing)} ; si la date est à corriger, "
        f"écrire par exemple date={round_.closing}"
    )


def _too_much(round_: Cobudget, part: Part, who: str, project: Project, count: _Count) -> tuple[str, Fault] | None:
    """What a part is more than: what the person has left, what the project can take, the envelope."""
    limits = (
        (PART_OVER_EACH, round_.each, count.by_person[key(who)]),
        (PART_OVER_PROJECT, project.most, count.by_project[key(project.title)]),
        (PART_OVER_ENVELOPE, round_.envelope, count.total),
    )
    for sentence, limit, before in limits:
        if limit is not None and before + part.amount > limit:
            return "montant", sentence(write_euros(part.amount), _at_most(limit - before))
    return None


def _at_most(left: Decimal) -> str:
    if left <= 0:
        return "il ne reste rien, enlever cette part"
    return f"écrire montant={write_euros(left)} au plus"
