"""The 120 invented people of the demo and their pages."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from page import SEED, DemoPage

CONTRIBUTORS = 33
"""How many of the people have contributions: the first ones of the list."""

CO_MANAGERS = ("Hélène Pruvost", "Nadir Haddouche")
REFERENTS = ("Claire Bonnefont", "Georges Tsimba", "Jeanne Dubrulle", "Odile Ferrandier")
PLACES = ("Lille", "Roubaix", "Tourcoing", "Arras", "Béthune", "Dunkerque", "Douai", "Hazebrouck")

ALIASES = {
    "Ana Martin": "Ana",
    "Loïc Kerbrat": "Loïc",
    "Maëlle Tanguy-Roche": "Maëlle Tanguy ; Maëlle",
    "Linh Phan-Moreau": "Linh",
    "Rokia Diabaté-Colin": "Rokia ; Rokia Colin",
    "Tiphaine d'Hauterive": "Tiphaine",
    "Zoé Charpentreau": "Zoé C.",
    "Erwan Le Floc'h": "Erwan",
    "Marc-Olivier Blanpain": "Marco",
}
"""Other names some people go by, as the field `alias` holds them."""

TRAININGS = (
    "Initiation au tour", "Réparer son vélo soi-même", "Écrire pour le web",
    "Prendre des notes à plusieurs", "Photographier son travail", "Calculer son prix de revient",
    "Découverte des logiciels libres", "Porter sa voix",
)  # fmt: skip
RATES = tuple(map(Decimal, ("15", "15", "20", "20", "20", "25", "25", "30", "18", "22.50", "12")))
"""Euros an hour, the common ones several times."""

REMINDED = ("Ana Martin", "Ibrahim Kanté", "Zoé Charpentreau")
"""Who likes to hear of meetings they noted nothing for."""

BRANDS = ("Tournée Verte", "Fil Bleu", "Les Mains Libres")


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person; the lists are as typed, '' is an empty field."""

    name: str
    contributes: bool
    aliases: str
    activity: str
    sector: str
    skills: str
    place: str
    referent: str
    sponsor: str
    training: str
    brand: str
    public: str

    @property
    def page(self) -> str:
        """The title of the person's user page."""
        return f"Utilisateur:{self.name}"


def _lines(name: str) -> tuple[str, ...]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line)


@cache
def _numbers() -> dict[str, int]:
    return {name: number for number, name in enumerate(_lines("names.txt"), 1)}


def number_of(who: str) -> int:
    """A person's number in the accounting application."""
    return _numbers()[who]


def people() -> tuple[Person, ...]:
    """Everybody, contributors first."""
    names = _lines("names.txt")
    activities = tuple(tuple(line.split(" | ")) for line in _lines("activities.txt"))
    return tuple(_person(index, names, activities) for index in range(len(names)))


def _person(index: int, names: tuple[str, ...], activities: tuple[tuple[str, ...], ...]) -> Person:
    name, draw = names[index], Random(f"{SEED}:{names[index]}")
    activity, sector, skills = activities[0] if index == 0 else draw.choice(activities)
    others = [other for other in REFERENTS if other != name]
    return Person(
        name=name,
        contributes=index < CONTRIBUTORS,
        aliases=ALIASES.get(name, ""),
        activity=activity,
        sector=sector,
        skills=skills,
        place=draw.choice(PLACES),
        referent=draw.choice(others),
        sponsor=draw.choice(names[:index]) if index else "",
        training=draw.choice(TRAININGS) if draw.random() < 0.2 else "",
        brand=draw.choice(BRANDS) if draw.random() < 0.15 else "",
        public=draw.choice(("oui", "oui", "", "", "", "non")),
    )


def usual_rate(who: str) -> Decimal:
    """The euros an hour a person mostly asks for."""
    return Random(f"{SEED}:rate:{who}").choice(RATES)


def profile_page(person: Person, journals: tuple[str, ...]) -> DemoPage:
    """The user page: the profile, a sentence, and links to the person's pages of contributions."""
    fields = (
        ("nom", person.name),
        ("alias", person.aliases),
        ("activité", person.activity),
        ("secteur", person.sector),
        ("territoire", person.place),
        ("compétences", person.skills),
        ("marques", person.brand),
        ("formation proposée", person.training),
        ("référent", person.referent),
        ("parrain", f"[[Utilisateur:{person.sponsor}|{person.sponsor}]]" if person.sponsor else ""),
        ("publication", person.public),
        ("me suggérer", "oui" if person.name in REMINDED else ""),
    )
    call = "\n".join(("{{Profil", *(f"|{name}={value}" for name, value in fields if value), "}}"))
    return DemoPage(person.page, "\n\n".join((call, _sentence(person), *_journal_links(journals))))


def _sentence(person: Person) -> str:
    activity = person.activity[0].upper() + person.activity[1:]
    return f"{activity}, à {person.place} et alentour. Pour me joindre, la page de discussion convient très bien."


def _journal_links(journals: tuple[str, ...]) -> tuple[str, ...]:
    if not journals:
        return ()
    links = (f"* [[{title}|{title.rpartition('/')[2]}]]" for title in journals)
    return ("== Contributions ==\n" + "\n".join(links),)
