"""A directory of names: every way to write a person, a circle or a budget, and the one name each stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from coopwiki.core.names import Alike, any_order, key


class _Canonical(dict[str, str]):
    """Remembers what each typed name stands for; a name typed a thousand times is looked up once."""

    def __init__(self, written: dict[str, str]) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, typed: str) -> str:
        self[typed] = name = self._written.get(key(typed), typed)
        return name


class _Known(dict[str, bool]):
    """Remembers whether a typed name is known."""

    def __init__(self, by_key: dict[str, str]) -> None:
        super().__init__()
        self._by_key = by_key

    def __missing__(self, typed: str) -> bool:
        self[typed] = known = key(typed) in self._by_key
        return known


@dataclass(frozen=True, slots=True)
class Directory:
    """Canonical names by key.

    Two entries claim an `ambiguous` one; where their canonical names differ it is `torn` and stands
    for itself. `first_typed` says how a name that stands for itself is written, by key.
    """

    by_key: dict[str, str] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()
    torn: frozenset[str] = frozenset()
    first_typed: dict[str, str] = field(default_factory=dict)
    canonical: dict[str, str] = field(init=False, repr=False, compare=False)
    """`canonical[typed]` is the one name for what was typed; an unknown one as it was first typed."""

    _known: dict[str, bool] = field(init=False, repr=False, compare=False)
    _alike: dict[str, str] = field(init=False, repr=False, compare=False)
    _any_order: dict[str, set[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        settled = {k: name for k, name in self.by_key.items() if k not in self.torn}
        object.__setattr__(self, "canonical", _Canonical(self.first_typed | settled))
        object.__setattr__(self, "_known", _Known(self.by_key))
        object.__setattr__(self, "_alike", Alike(self.by_key))
        object.__setattr__(self, "_any_order", {})

    def __contains__(self, typed: str) -> bool:
        return self._known[typed]

    def is_ambiguous(self, typed: str) -> bool:
        """Whether two entries go by this name."""
        return key(typed) in self.ambiguous

    def of_the_same_words(self, typed: str) -> str:
        """The one name that has these words in any order and case, `ROY Jean-Paul`; else as `canonical` gives it."""
        same = set() if typed in self else self._of_the_same_words(typed)
        return same.pop() if len(same) == 1 else self.canonical[typed]

    def nearest(self, typed: str) -> str:
        """The canonical name of the same words in another order, else the one most like this one, or ''."""
        same = self._of_the_same_words(typed)
        return same.pop() if len(same) == 1 else self.by_key.get(self._alike[typed], "")

    def _of_the_same_words(self, typed: str) -> set[str]:
        if not self._any_order:
            for folded, name in self.by_key.items():
                self._any_order.setdefault(any_order(folded), set()).add(name)
        return set(self._any_order.get(any_order(typed), ()))


@dataclass(frozen=True, slots=True)
class Claim:
    """A name something goes by. `owner` distinguishes two things of one canonical name."""

    name: str
    canonical: str
    owner: int = 0


class _Claims:
    """Who claims which name first, and which names several claim."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.first: dict[str, Claim] = {}
        self.ambiguous: set[str] = set()
        self.torn: set[str] = set()
        for claim in claims:
            self._add(key(claim.name), claim)

    def _add(self, folded: str, claim: Claim) -> None:
        held = self.first.setdefault(folded, claim)
        if held.owner != claim.owner:
            self.ambiguous.add(folded)
        if held.canonical != claim.canonical:
            self.torn.add(folded)


def directory(claims: Iterable[Claim], fallback: Iterable[Claim] = (), typed: Iterable[str] = ()) -> Directory:
    """A directory from claims; `fallback` claims count only for names nobody else claims.

    `typed` are the names to be looked up, in order: unknown ones that are the same name become one.
    """
    made = _Claims(claims)
    rest = _Claims(claim for claim in fallback if key(claim.name) not in made.first)
    first_typed: dict[str, str] = {}
    for name in dict.fromkeys(typed):
        first_typed.setdefault(key(name), name)
    return Directory(
        {folded: claim.canonical for folded, claim in (made.first | rest.first).items()},
        frozenset(made.ambiguous | rest.ambiguous),
        frozenset(made.torn | rest.torn),
        first_typed,
    )
