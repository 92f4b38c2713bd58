"""The rules that this subject follows; where one is not noted, its deadline is not made."""

from __future__ import annotations

from coopwiki.schema.kinds import COUNT
from coopwiki.subjects.rules.families import TERM
from coopwiki.subjects.rules.purpose import Purpose

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

PURPOSES = {
    CAPE_LENGTH: Purpose("combien de temps dure un CAPE", "un CAPE trop long n’est pas signalé", "12 mois"),
    CAPE_RENEWALS: Purpose("combien de fois un CAPE se renouvelle", "un renouvellement de trop n’est pas signalé", "2"),
    CAPE_TOTAL: Purpose("combien de temps on reste en CAPE en tout", "cette échéance n’est pas calculée", "36 mois"),
    ASSOCIATION: Purpose("quand une personne en CESA devient associée", "cette échéance n’est pas calculée", "36 mois"),
    CAPE_CONTACT: Purpose(
        "tous les combien une personne en CAPE est contactée", "cette échéance n’est pas calculée", "2 mois"
    ),
    CESA_INTERVIEWS: Purpose(
        "combien d’entretiens par an a une personne en CESA", "cette échéance n’est pas calculée", "2"
    ),
    ENTRIES: Purpose("combien de personnes arrivent par mois", "un mois plus chargé n’est pas signalé", "2"),
    BOARD: Purpose(
        "à partir de combien d’associé·es il faut un conseil de surveillance", "cette échéance n’est pas calculée", "20"
    ),
    MOST_ASSOCIATES: Purpose("combien d’associé·es il peut y avoir", "cette échéance n’est pas calculée", "100"),
}
"""What each is for, and what is not done without it."""
