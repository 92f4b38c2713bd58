"""Licences that somebody knows, however they are spelt."""

from __future__ import annotations

import re

from coopwiki.core.names import loose, nearest

KNOWN = (
    "CC0", "CC BY", "CC BY-SA", "CC BY-NC", "CC BY-ND", "CC BY-NC-SA", "CC BY-NC-ND", "Creative Commons", "GPL",
    "GNU GPL", "AGPL", "GNU AGPL", "LGPL", "MIT", "BSD", "Apache", "MPL", "EUPL", "CeCILL", "ISC", "ODbL", "ODC-By",
    "PDDL", "Licence Ouverte", "Open Licence", "Licence Etalab", "Licence Art Libre", "Art Libre", "Free Art License",
    "LAL", "OFL", "CERN OHL", "TAPR OHL", "WTFPL", "Unlicense", "Artistic License", "GFDL", "GNU FDL", "Domaine public",
    "Public Domain", "Copyleft", "Coopyleft", "Peer Production License", "Licence à réciprocité", "CoopCycle",
    "Tous droits réservés", "Propriétaire",
)  # fmt: skip
"""As they are shown; versions, `licence` and what stands beside them don't matter."""
_APART = re.compile(r"[\W_]+")
_NO_CLAUSE = re.compile(r"\bcc by(?: (?:sa|nc|nd))* (?!sa\b|nc\b|nd\b|fr\b|et\b|ou\b)[a-z]{2}\b")
"""A clause that Creative Commons doesn't have."""
_VERSION = re.compile(
    r"\b(?:v(?:ersion)? ?)?[0-9]+(?: [0-9]+)*(?: ?(?:only|or later|fr|france|international|unported))*\b"
)


def is_known(licence: str) -> bool:
    """Whether a licence is one of those, at any version.

    >>> is_known("Licence CC-BY-SA 4.0"), is_known("AGPLv3"), is_known("CC BX")
    (True, True, False)
    """
    plain = _plain(licence)
    return not _NO_CLAUSE.search(plain) and any(f" {one} " in f" {plain} " for one in _FORMS)


def nearest_licence(licence: str) -> str:
    """The licence most like what was typed, or ''."""
    return nearest(_plain(licence), KNOWN, 0.6)


def _plain(licence: str) -> str:
    words = _APART.sub(" ", loose(licence))
    parted = re.sub(r"([a-z]{2})v([0-9])", r"\1 \2", words)
    return _APART.sub(" ", _VERSION.sub(" ", parted)).strip()


_FORMS = frozenset(loose(_APART.sub(" ", one)) if one != "CC0" else "cc0" for one in KNOWN)
