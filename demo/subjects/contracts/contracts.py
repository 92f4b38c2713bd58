"""The demo's pages of contracts: by year, of those who left, arrivals, interviews, associates, one noted headcount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from page import DemoPage, call
from subjects.contracts.stays import (
    APPRENTICE,
    CAPE,
    CENSUS,
    LEFT,
    Stay,
    Story,
    draw,
    stories_here,
    stories_of_those_who_left,
)
from subjects.people.people import Person


def contract_pages(people: tuple[Person, ...], today: date) -> Iterator[DemoPage]:
    """All of them, as of a day: what begins later is not written yet."""
    here, left = stories_here(people, today), stories_of_those_who_left(former_names(people))
    yield from _by_year(here, today)
    yield DemoPage("Anciens membres", "\n\n".join((_LEFT_HEAD, *(_former(story, today) for story in left))))
    yield DemoPage("Sociétariat", "\n".join((_ASSOCIATES_HEAD, "", *_associates(here, today))))
    yield from _arrivals(people, here, today)
    yield from _interviews(people, here, today)
    yield DemoPage("Effectifs", f"{_COUNT_HEAD}\n\n{_COUNT}")


_LEFT_HEAD = "== Anciens membres ==\nQui est parti garde une ligne ici, pour que l'effectif de chaque mois reste juste."
_ASSOCIATES_HEAD = "== Sociétariat ==\nUne ligne par personne associée, depuis le jour de l'assemblée qui l'a admise."
_COUNT_HEAD = "== Effectifs ==\nDes nombres comptés un jour donné, à comparer aux contrats."
_COUNT = call(
    "Effectif",
    ("date", CENSUS.isoformat()),
    ("CAPE", "63"),
    ("CESA", "52"),
    ("CDI", "4"),
    ("apprentis", "1"),
    ("source", "Rapport de l'assemblée de 2023"),
)


def former_names(people: tuple[Person, ...]) -> tuple[str, ...]:
    """Names of people who have left: first names and surnames that nobody else has together."""
    parts = [person.name.partition(" ") for person in people]
    known = {person.name for person in people}
    mixed = (f"{parts[number][0]} {parts[(number + 41) % len(parts)][2]}" for number in range(len(parts)))
    return tuple(name for name in mixed if name not in known)[:LEFT]


def _contract(who: str, one: Stay) -> str:
    return call(
        "Contrat",
        ("qui", who),
        ("type", one.type),
        ("début", one.start.isoformat()),
        ("fin", one.end.isoformat() if one.end else ""),
        ("renouvellement", one.renewal),
        ("fin réelle", one.ended.isoformat() if one.ended else ""),
    )


def _by_year(stories: Iterable[Story], today: date) -> Iterator[DemoPage]:
    """The contracts that began in a year, in order of their first day."""
    signed = sorted((one.start, story.who, one) for story in stories for one in story.stays if one.start <= today)
    for year in sorted({start.year for start, *_ in signed}):
        head = f"== Contrats signés en {year} ==\nUne ligne par contrat ; un renouvellement a sa propre ligne."
        calls = (_contract(who, one) for start, who, one in signed if start.year == year)
        yield DemoPage(f"Contrats {year}", "\n".join((head, "", *calls)))


def _former(story: Story, today: date) -> str:
    """The profile, and below it the contracts: they need not say whose they are."""
    contracts = (_contract("", one) for one in story.stays if one.start <= today)
    return "\n".join((call("Profil", ("nom", story.who)), *contracts, *_membership(story, "", today)))


def _membership(story: Story, who: str, today: date) -> Iterator[str]:
    if story.joined and story.joined <= today:
        left = story.left.isoformat() if story.left else ""
        yield call("Sociétariat", ("qui", who), ("début", story.joined.isoformat()), ("fin", left), ("employé", "oui"))


def _associates(stories: Iterable[Story], today: date) -> Iterator[str]:
    for story in sorted(stories, key=lambda one: (one.joined or today, one.who)):
        yield from _membership(story, story.who, today)


def _arrivals(people: tuple[Person, ...], stories: Iterable[Story], today: date) -> Iterator[DemoPage]:
    """Of those who have come since the census, with who brought them."""
    sponsors = {person.name: person.sponsor for person in people}
    came = sorted((story.stays[0].start, story.who) for story in stories if CENSUS < story.stays[0].start <= today)
    for year in sorted({day.year for day, _ in came}):
        head = f"== Arrivées de {year} ==\nOn arrive par un membre, à deux personnes par mois au plus."
        calls = (
            call("Arrivée", ("qui", who), ("date", day.isoformat()), ("parrain", sponsors[who]))
            for day, who in came
            if day.year == year
        )
        yield DemoPage(f"Arrivées {year}", "\n".join((head, "", *calls)))


def _interviews(people: tuple[Person, ...], stories: Iterable[Story], today: date) -> Iterator[DemoPage]:
    """The contacts of those in CAPE and the interviews of the others, on the page of their year."""
    referents = {person.name: person.referent for person in people}
    met = sorted(one for story in stories for one in _met(story, referents[story.who], today))
    for year in sorted({day.year for day, *_ in met}):
        head = f"== Entretiens de {year} ==\nUn jour, jamais ce qui s'est dit."
        calls = (
            call("Entretien", ("qui", who), ("avec", by), ("date", day.isoformat()), ("nature", nature))
            for day, who, by, nature in met
            if day.year == year
        )
        yield DemoPage(f"Entretiens {year}", "\n".join((head, "", *calls)))


def _met(story: Story, referent: str, today: date) -> Iterator[tuple[date, str, str, str]]:
    days, type_ = draw(f"{story.who} {today.year}"), story.type_on(today)
    if type_ in ("", APPRENTICE):
        return
    if type_ == CAPE:
        nature, ago = "contact", [days.randrange(3, 70), days.randrange(90, 130)]
    else:
        nature, ago = "entretien", [days.randrange(5, 320) for _ in range(days.choice((0, 1, 1, 2)))]
    for number in ago:
        day = today - timedelta(days=number)
        if day >= story.stays[0].start:
            yield day, story.who, referent, nature
