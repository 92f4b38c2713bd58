"""The names in a sheet, brought together with those the wiki knows, and with one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coopwiki.core.directory import Directory
from coopwiki.core.forgotten import NOBODY, Register
from coopwiki.core.names import Alike, any_order, key, loose
from coopwiki.schema.record import Column

_SEVERAL = re.compile(r" et | & | \+ |;|/|\n| ou |(?<=\w)\+(?=\w)|(?<=\w)&(?=\w)", re.IGNORECASE)
_COMMA = re.compile(r" *, *")
_ANYBODY = frozenset(
    (
        "tous",
        "toutes",
        "toutes et tous",
        "tout le monde",
        "tous ensemble",
        "equipe",
        "l'equipe",
        "toute l'equipe",
        "collectif",
        "le collectif",
        "divers",
        "plusieurs",
        "nous",
        "groupe",
        "le groupe",
        "les membres",
        "tous les membres",
    )
)
"""What names nobody in particular, as `loose` writes it."""

_DIGITS = re.compile(r"[0-9]+")
_NEAR = 0.84
"""How alike two names of one sheet are before they are asked about."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The name to write. `proposed` is one that may be meant instead, `error` a French sentence why there is none.

    `found` is what may be said of what stands in the cell: a pseudonym for somebody forgotten. `doubt` is a clause
    about a name that may be several.
    """

    name: str = ""
    proposed: str = ""
    error: str = ""
    found: str = ""
    doubt: str = ""


@dataclass(slots=True)
class SheetNames:
    """Names of one sort: people, circles or budgets. `counts` says how often the sheet has each."""

    known: Directory
    answers: Mapping[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    register: Register = NOBODY
    people: bool = False
    _settled: dict[str, Settled] = field(default_factory=dict, init=False)
    _words: dict[str, set[str]] = field(default_factory=dict, init=False)
    _usual: dict[str, str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for folded, name in self.known.by_key.items():
            self._words.setdefault(any_order(folded), set()).add(name)
        for name, _ in sorted(self.counts.items(), key=lambda one: (_oddness(one[0]), -one[1], one[0])):
            if not self._parts(name):
                self._usual.setdefault(any_order(name), name)

    def settle(self, typed: str) -> Settled:
        """What to write for a name of the sheet."""
        if typed not in self._settled:
            self._settled[typed] = self._settle(typed)
        return self._settled[typed]

    def together(self) -> Mapping[str, str]:
        """Each name that is written otherwise than the sheet has it, with what stands for it."""
        return {typed: one.name for typed, one in sorted(self._settled.items()) if one.name and one.name != typed}

    def asked(self) -> Mapping[str, str]:
        """Each name that may be another one, with that one."""
        return {typed: one.proposed for typed, one in sorted(self._settled.items()) if one.proposed}

    def _settle(self, typed: str) -> Settled:
        meant = self.answers.get(key(typed), "")
        if meant:
            return self._forgotten(meant) or Settled(self.known.canonical[meant])
        certain = self._forgotten(typed) or self._known(typed) or self._several(typed) or self._anybody(typed)
        return certain or self._near(typed)

    def _anybody(self, typed: str) -> Settled | None:
        if not self.people or loose(typed) not in _ANYBODY:
            return None
        return Settled(
            error=f"« {typed} » ne nomme personne en particulier : écrire une ligne par personne, avec sa part."
        )

    def _forgotten(self, typed: str) -> Settled | None:
        pseudonym = self.register.of(typed) or self._pseudonym_of_words(typed)
        if not pseudonym:
            return None
        error = "est le nom d’une personne qui a demandé l’oubli : cette ligne n’est pas reprise."
        return Settled(error=error, found=pseudonym)

    def _pseudonym_of_words(self, typed: str) -> str:
        replaced = self.register.replaced(typed)
        return replaced if replaced != typed else ""

    def _known(self, typed: str) -> Settled | None:
        if self.known.is_ambiguous(typed):
            return Settled(error=_torn(typed))
        if typed in self.known:
            return Settled(self.known.canonical[typed])
        same = self._words.get(any_order(typed), set())
        if len(same) > 1:
            return Settled(error=_torn(typed))
        return Settled(next(iter(same))) if same else None

    def _several(self, typed: str) -> Settled | None:
        parts = self._parts(typed)
        if not parts:
            return None
        people = " ; ".join(parts)
        error = f"« {typed} » nomme plusieurs personnes ({people}) : écrire une ligne par personne, avec sa part."
        return Settled(error=error)

    def _parts(self, typed: str) -> tuple[str, ...]:
        """The people that one cell names; () where it names one, or is no person."""
        if not self.people or typed in self.known or any_order(typed) in self._words:
            return ()
        parts = tuple(part.strip() for part in _SEVERAL.split(typed) if part.strip())
        if len(parts) == 1:
            parts = tuple(part for part in _COMMA.split(typed) if part)
            if len(parts) == 2 and not all(" " in part or part in self.known or self.counts[part] for part in parts):
                return ()
        return parts if len(parts) > 1 else ()

    def _near(self, typed: str) -> Settled:
        """A name that is not known: written as the sheet mostly has it, with the one it looks like."""
        usual = self._usual.get(any_order(typed), typed)
        short = self._shortened(typed)
        if len(short) > 1:
            names = " ou ".join(sorted(short))
            return Settled(error=f"« {typed} » peut être {names} : écrire le nom entier, ou répondre dans --names.")
        proposed = next(iter(short), "") or self.known.nearest(typed) or self._near_here(usual)
        return Settled(
            usual, proposed if _numbers(proposed) == _numbers(typed) else "", doubt=self._one_of_two(typed, usual)
        )

    def _one_of_two(self, typed: str, name: str) -> str:
        """That `Ana, Paul` is taken for one name; nothing for `ROY, Paul`, which is how lists write one."""
        first, comma, _ = typed.partition(",")
        return f"est lu comme une seule personne : {name}" if self.people and comma and not first.isupper() else ""

    def _shortened(self, typed: str) -> set[str]:
        """The people of whom this may be the first name, the surname, or a name with initials: `Ana`, `Ana M.`."""
        if not self.people:
            return set()
        known = {name for name in self.known.by_key.values() if is_short_for(typed, name)}
        return known or {name for name in self._usual.values() if is_short_for(typed, name)}

    def _near_here(self, name: str) -> str:
        """A name that the sheet has more often and that this one is most like; '' for none."""
        others = [
            other
            for other in self._usual.values()
            if other != name and self._often(other) > self._often(name) and _numbers(other) == _numbers(name)
        ]
        if not others or len(others) > _MOST_COMPARED:
            return ""
        return Alike(others, _NEAR)[name]

    def _often(self, name: str) -> int:
        return self.counts[name]


@dataclass(frozen=True, slots=True)
class AllNames:
    """The names of each sort."""

    people: SheetNames
    circles: SheetNames
    budgets: SheetNames

    def of(self, column: Column) -> SheetNames | None:
        """The known names among which a field names one; None for a field that names nothing known."""
        if column.names_people:
            return self.people
        if column.kind.name == "circle":
            return self.circles
        return self.budgets if column.field.role == "budget" else None


def _oddness(name: str) -> int:
    """How far a name is from `Paul Roy`: a comma, words in capitals alone, words without any."""
    words = name.replace("-", " ").split()
    return ("," in name) + sum(len(word) > 2 and (word.isupper() or word.islower()) for word in words)


_MOST_COMPARED = 150


def is_short_for(typed: str, name: str) -> bool:
    """Whether one name is another one shortened: one word of it, or some words as initials.

    >>> is_short_for("Ana M.", "Ana Martin"), is_short_for("Martin", "Ana Martin"), is_short_for("An", "Ana Martin")
    (True, True, False)
    >>> is_short_for("Poste 6", "Poste 60")
    False
    """
    short, whole = (loose(text).replace(".", " ").split() for text in (typed, name))
    if len(short) == 1:
        return len(whole) > 1 and short[0] in whole
    starts = len(short) == len(whole) and all(w.startswith(s) for s, w in zip(short, whole, strict=True))
    return (
        starts
        and _numbers(typed) == _numbers(name)
        and short != whole
        and any(s == w for s, w in zip(short, whole, strict=True))
    )


def _numbers(name: str) -> list[str]:
    """The numbers in a name: two names that differ in them are no slip of the fingers."""
    return _DIGITS.findall(name)


def _torn(typed: str) -> str:
    return f"« {typed} » est le nom de plusieurs membres : préciser lequel, ou répondre dans --names."


def several(text: str, known: SheetNames) -> tuple[str, ...]:
    """The names of a cell that may hold many, whatever stands between them."""
    if ";" in text or text in known.known:
        return tuple(part.strip() for part in text.split(";") if part.strip())
    parts = (_COMMA.split(part) for part in _SEVERAL.split(text))
    return tuple(name.strip() for some in parts for name in some if name.strip())


def counted(names: Iterable[str]) -> Counter[str]:
    """How often each name stands there."""
    return Counter(name for name in names if name)
