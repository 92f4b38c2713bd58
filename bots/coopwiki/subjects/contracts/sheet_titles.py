"""What spreadsheets call the fields of these records, beside the fields' own names."""

from __future__ import annotations

from coopwiki.subjects.contracts.contract import Contract

SHEET_TITLES = {
    Contract: {
        "who": (
            "prénom+nom", "nom+prénom", "nom et prénom", "prénom et nom", "nom prénom", "prénom nom", "nom complet",
            "personne", "membre", "salarié", "salariée", "salarié·e", "entrepreneur", "entrepreneuse", "nom", "name",
        ),
        "type": (
            "contrat", "type de contrat", "nature", "nature du contrat", "statut",
        ),
        "start": (
            "date de début", "date début", "début du contrat", "depuis", "du", "entrée", "date d’entrée",
            "date d’embauche", "embauche", "signé le", "start",
            "signature", "date début contrat",
        ),
        "end": (
            "date de fin", "date fin", "fin prévue", "fin du contrat", "jusqu’au", "au", "échéance",
            "date d’échéance", "end",
            "terme", "date fin contrat",
        ),
        "renewal": (
            "renouvellements", "nb de renouvellements", "nombre de renouvellements", "n° de renouvellement",
        ),
        "ended": (
            "sortie", "date de sortie", "fin effective", "parti le", "partie le", "départ", "date de départ",
        ),
    },
}  # fmt: skip
