"""Which body a role sits in, by the role's name: `Représentation à l'orientation`, `Cogérante`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coopwiki.core.names import loose
from coopwiki.subjects.circles.mandate import BODIES

_WORD = re.compile("[a-z]+")
_NAMED: Mapping[str, tuple[str, ...]] = {
    BODIES[0]: ("cogerance", "cogerant", "cogerante", "gerance", "gerant", "gerante"),
    BODIES[1]: ("conseil surveillance", "surveillance"),
    BODIES[2]: ("orientation",),
}
"""The words that name each body, as `loose` gives them, without the small ones between."""
_BODY_WORDS = frozenset(word for named in _NAMED.values() for words in named for word in words.split(" "))
_SMALL = frozenset(("a", "au", "aux", "de", "du", "des", "d", "l", "la", "le", "les", "en", "pour", "et", "e", "s"))
_SEATED = frozenset((
    "membre", "membres", "siege", "sieges", "mandat", "mandats", "representation", "representant", "representante",
    "representants", "representantes", "representer", "represente", "delegue", "deleguee", "delegation", "lien",
    "liens", "double", "premier", "premiere", "second", "seconde", "suppleant", "suppleante", "suppleance", "cercle",
))  # fmt: skip
"""What says of somebody that they sit there; another word makes it a role beside the body."""


def named_body(role: str, circle: str = "") -> str | None:
    """The body that a role of this name sits in; None where the name says more, or something else.

    >>> named_body("Délégué·e Technique au cercle d'orientation", "Technique")
    "cercle d'orientation"
    >>> named_body("Accueil et orientation"), named_body("Secrétariat du conseil de surveillance")
    (None, None)
    """
    words = [word for word in _WORD.findall(loose(role)) if word not in _SMALL]
    own = frozenset(_WORD.findall(loose(circle))) - _BODY_WORDS
    rest = [word for word in words if word not in _SEATED and word not in own] or words
    said = " ".join(rest)
    return next((body for body, named in _NAMED.items() if said in named), None)
