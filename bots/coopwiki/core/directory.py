"""A directory of names: every way to write a person, a circle or a budget, and the one name each stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from coopwiki.core.names import key, nearest


class _Canonical(dict[str, str]):
    """Remembers what each typed name stands for; a name typed a thousand times is looked up once."""

    def __init__(self, by_key: dict[str, str], torn: frozenset[str]) -> None:
        super().__init__()
        self._by_key = by_key
        self._torn = torn

    def __missing__(self, typed: str) -> str:
        folded = key(typed)
        self[typed] = name = typed if folded in self._torn else self._by_key.get(folded, typed)
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
    """Canonical names by key. Two entries claim an `ambiguous` one; where their canonical names differ it is
    `torn` and stands for itself, as typed.
    """

    by_key: dict[str, str] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()
    torn: frozenset[str] = frozenset()
    canonical: dict[str, str] = field(init=False, repr=False, compare=False)
    """`canonical[typed]` is the one name for what was typed; an unknown name stays as typed."""

    _known: dict[str, bool] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "canonical", _Canonical(self.by_key, self.torn))
        object.__setattr__(self, "_known", _Known(self.by_key))

    def __contains__(self, typed: str) -> bool:
        return self._known[typed]

    def is_ambiguous(self, typed: str) -> bool:
        """Whether two entries go by this name."""
        return key(typed) in self.ambiguous

    def nearest(self, typed: str) -> str:
        """The canonical name most like this one, or ''."""
        return self.by_key.get(nearest(typed, self.by_key), "")

    def names(self) -> tuple[str, ...]:
        """Every canonical name, in order."""
        return tuple(sorted(set(self.by_key.values())))


@dataclass(frozen=True, slots=True)
class Claim:
    """A name something goes by. `owner` tells two things of one canonical name apart."""

    name: str
    canonical: str
    owner: int = 0


def directory(claims: Iterable[Claim], fallback: Iterable[Claim] = ()) -> Directory:
    """A directory from claims; `fallback` claims count only for names nobody else claims."""
    first: dict[str, Claim] = {}
    ambiguous: set[str] = set()
    torn: set[str] = set()
    for claim in claims:
        held = first.setdefault(key(claim.name), claim)
        if held.owner != claim.owner:
            ambiguous.add(key(claim.name))
        if held.canonical != claim.canonical:
            torn.add(key(claim.name))
    for claim in fallback:
        first.setdefault(key(claim.name), claim)
    by_key = {folded: claim.canonical for folded, claim in first.items()}
    return Directory(by_key, frozenset(ambiguous), frozenset(torn))
