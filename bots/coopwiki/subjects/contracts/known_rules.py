"""The rules that this subject follows; where one is not noted, its deadline is not made."""

from __future__ import annotations

from coopwiki.schema.kinds import COUNT
from coopwiki.subjects.rules.families import TERM

CAPE_LENGTH = "durée maximale d'un CAPE"
CAPE_RENEWALS = "renouvellements d'un CAPE"
CAPE_TOTAL = "durée totale en CAPE"
ASSOCIATION = "délai d'association"
CAPE_CONTACT = "contact CAPE"
CESA_INTERVIEWS = "entretiens CESA"
ENTRIES = "entrées par mois"
BOARD = "seuil du conseil de surveillance"
MOST_ASSOCIATES = "associés au plus"
VERIFICATION = "délai de vérification d'une page"
"""Everybody's: subjects/rules has it."""

RULES = {
    CAPE_LENGTH: TERM,
    CAPE_RENEWALS: COUNT,
    CAPE_TOTAL: TERM,
    ASSOCIATION: TERM,
    CAPE_CONTACT: TERM,
    CESA_INTERVIEWS: COUNT,
    ENTRIES: COUNT,
    BOARD: COUNT,
    MOST_ASSOCIATES: COUNT,
}
"""Each with the kind of its value."""
