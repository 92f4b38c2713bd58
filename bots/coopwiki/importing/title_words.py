"""Titles that no list names, read by their words: `Nb h`, `Travail fait`, `Temps total passé`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coopwiki.core.names import loose

_WORD = re.compile(r"[^\W\d_]+|€")
_INCLUSIVE = re.compile(
    r"(?<=\w)(?:[·•‧⋅.-](?:e|es|ne|se|rice|trice|euse|ière)|\((?:e|es|s|ne|se|rice|trice|euse)\))"
    r"(?:(?:[·•‧⋅.-])?s)?(?!\w)"
)

_BESIDE = (
    "nom intitulé libellé nb nbr nbre no num nombre total totale totaux le la les l un une de du des d en a à au"
    " aux par pour sur ce que qui quel quelle ai as est qu c j tu on brut exact exacte réel réelle passé passée fait"
    " faite réalisé réalisée effectué effectuée travaillé travaillée accompli accomplie concerné concernée déclaré"
    " déclarée exercé exercée abordé abordée correspondant correspondante principal principale demandé demandée"
)
"""Words that change nothing of what a title is about, as long as another says it."""

_OF_A_DAY = "date jour"
"""Words that a title of days may have beside."""


def words(title: str) -> tuple[str, ...]:
    """The words of a title without accents, case, inclusive marks and the endings of a plural and a feminine.

    >>> words("Heures effectuées"), words("Participant(e)s")
    (('heur', 'effectu'), ('participant',))
    """
    return tuple(_bare(word) for word in _WORD.findall(loose(one_gender(title))))


def one_gender(text: str) -> str:
    """Leave out what makes a word inclusive.

    >>> one_gender("Salarié·e·s"), one_gender("Participant(e)s"), one_gender("Contributeur.rice"), one_gender("e-mail")
    ('Salarié', 'Participant', 'Contributeur', 'e-mail')
    """
    return _INCLUSIVE.sub("", text)


def _bare(word: str) -> str:
    for ending in "sx", "e", "e":
        word = word[:-1] if len(word) > 3 and word[-1] in ending else word
    return word


_NEUTRAL, _DAYS = frozenset(words(_BESIDE)), frozenset(words(_OF_A_DAY))


def vocabulary(names: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """Which attributes each word is the whole name of. `names` are pairs of a name and its attribute."""
    found: dict[str, set[str]] = {}
    for name, attribute in names:
        said = words(name)
        if len(said) == 1:
            found.setdefault(said[0], set()).add(attribute)
    return {word: frozenset(attributes) for word, attributes in found.items()}


@dataclass(frozen=True, slots=True)
class TitleWords:
    """What each word of a type's titles says: `known` by attribute, the type's own name, the attributes of days."""

    known: Mapping[str, frozenset[str]]
    type_name: str
    days: frozenset[str]

    def table(self, called: Mapping[str, str]) -> dict[str, object]:
        """The same for the form that takes rows; `called` are the attributes' names on the wiki.

        `aside` are words that say nothing, `own` those of the type, `ofDays` those that may stand in a title of days.
        """
        return {
            "known": {word: sorted(called[one] for one in of) for word, of in sorted(self.known.items())},
            "aside": sorted(_NEUTRAL),
            "own": sorted(words(self.type_name)),
            "ofDays": sorted(_DAYS),
            "days": sorted(called[one] for one in self.days),
        }

    def attributes(self, title: str) -> frozenset[str]:
        """What a title is about where each of its words says the same, or nothing; none where a word is unknown.

        >>> names = [("temps", "spent"), ("heures", "spent"), ("travail", "what"), ("date", "day"), ("payé", "paid")]
        >>> sheet = TitleWords(vocabulary(names), "Contribution", frozenset(("day", "paid")))
        >>> [*sheet.attributes("Nombre d’heures travaillées"), *sheet.attributes("Date de contribution")]
        ['spent', 'day']
        >>> [*sheet.attributes("Heure de début"), *sheet.attributes("Temps de travail"), *sheet.attributes("Date payé")]
        ['paid']
        """
        said = [word for word in words(title) if word not in _NEUTRAL]
        own = frozenset(words(self.type_name))
        said = [word for word in said if word not in own] or said
        dated = [word for word in said if word not in _DAYS]
        if not said or any(word not in self.known for word in dated):
            return frozenset()
        if dated and len(dated) < len(said):
            return self.days.intersection(*(self.known[word] for word in dated))
        return frozenset.intersection(*(self.known.get(word, frozenset()) for word in said))
