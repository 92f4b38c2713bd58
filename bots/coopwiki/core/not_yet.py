"""Words that stand where a name or a day is still to come: read as nothing yet, never as a person, a body or a day."""

from __future__ import annotations

import re

from coopwiki.core.names import loose

NOT_YET = (
    "vacant", "vacante", "vacant(e)", "a pourvoir", "poste a pourvoir", "personne", "aucun", "aucune", "neant", "rien",
    "sans objet", "a definir", "a determiner", "a preciser", "a completer", "a decider", "a nommer", "a venir",
    "pas encore", "on ne sait pas", "ne sait pas", "indetermine", "n/a", "nc", "tbd", "n.c", "nsp", "vacants",
    "vacantes",
    "poste vacant", "siege vacant", "role vacant", "non pourvu", "non pourvue", "sans titulaire", "a designer",
    "a elire",
    "a attribuer", "a confirmer", "a remplacer", "a fixer", "a convenir", "en attente", "non attribue",
    "non attribuee", "non renseigne", "non renseignee", "non defini", "non definie", "non fixe", "non fixee",
    "pas encore defini", "pas encore designe", "pas encore connu", "pas encore fixe",
    "personne pour l'instant",
    "personne pour le moment", "plus personne", "election en cours", "cherche volontaire", "volontaire recherche",
    "appel a volontaires", "sans date", "indeterminee", "duree indeterminee", "sans limite", "illimite", "illimitee",
)  # fmt: skip
"""As `loose` writes them. A field that is left out says the same; people write these to show they know.

`à trouver` is none: of who decides it is a value. `Inconnu` is none: a line of somebody unknown counts.
"""
KINDS = frozenset(("person", "people", "circle", "name", "names", "day"))
"""The kinds of field of which such a word is no value. An amount, a duration or a choice is never guessed."""
SIGNS = " .…-–—_?!()[]/"
_CROSSES = re.compile(r"x{2,}(?: (?:jours?|mois|ans?|heures?))?")


def is_not_yet(text: str) -> bool:
    """Whether a text stands where something is still to come.

    >>> [is_not_yet(text) for text in ("à pourvoir", "—", "?", "XX", "xx jours", "Personne", "Vacant·e")]
    [True, True, True, True, True, True, True]
    >>> is_not_yet("Xavier")
    False
    """
    typed = loose(text)
    word = typed.strip(SIGNS)
    return not word or typed in NOT_YET or word in NOT_YET or bool(_CROSSES.fullmatch(word))
