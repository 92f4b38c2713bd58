"""Which known rules a name that nobody knows may mean: by its words, never about another body than it names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coopwiki.core.names import loose, nearest
from coopwiki.subjects.circles.mandate import BODIES, COLLEGES
from coopwiki.subjects.rules.rules import known_names

MOST = 4
"""No more names than this are offered."""
_SHORT = 4
"""Shorter words say nothing of what a rule is about, but for acronyms."""
_STEM = 5
_WORD = re.compile("[a-z]+")
_ALSO = {"taill": "membr", "compo": "membr", "effec": "membr", "geran": "coger", "longu": "duree", "tarif": "taux"}
"""Stems of other words for what the names of rules say."""
_ABOUT = {
    "coger": BODIES[0],
    "conse": BODIES[1],
    "surve": BODIES[1],
    "orien": BODIES[2],
    "salar": COLLEGES[0],
    "suppo": COLLEGES[2],
    "emplo": COLLEGES[3],
}
"""Stems that say of which body or college a rule is."""


def meant(name: str) -> tuple[str, ...]:
    """The known rules that share most of a name's words; else the one most like it by letters; () for none."""
    typed = _stems(name)
    fitting = [one for one in known_names() if _about(typed) <= _about(_stems(one))]
    counts = {one: len(typed & _stems(one)) for one in fitting}
    most = max(counts.values(), default=0)
    best = [one for one, count in counts.items() if count == most and most > 1]
    if 0 < len(best) <= MOST:
        return tuple(best)
    near = nearest(name, _alike(best or fitting, typed))
    return (near,) if near else ()


def _alike(found: Iterable[str], typed: frozenset[str]) -> tuple[str, ...]:
    """Those about nobody in particular, where the name is about nobody either."""
    return tuple(one for one in found if _about(typed) or not _about(_stems(one)))


def _stems(name: str) -> frozenset[str]:
    words = _WORD.findall(loose(name))
    stems = (word[:_STEM] for word in words if len(word) >= _SHORT or word in ("etp", "ca"))
    return frozenset(_ALSO.get(stem, stem) for stem in stems)


def _about(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(_ABOUT[stem] for stem in stems if stem in _ABOUT)
