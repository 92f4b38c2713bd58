"""What spreadsheets call the fields of these records, beside the fields' own names."""

from __future__ import annotations

from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.expense import Expense

SHEET_TITLES = {
    Budget: {
        "year": (
            "an", "exercice", "année budgétaire", "year",
        ),
        "amount": (
            "budget", "budget alloué", "montant alloué", "alloué", "somme", "total", "enveloppe", "prévu",
            "budget prévu", "budget prévisionnel", "amount", "€", "euros",
            "voté", "accordé",
        ),
        "circle": (
            "groupe", "pôle", "commission", "équipe",
        ),
        "name": (
            "nom du budget", "libellé", "intitulé", "poste", "ligne", "ligne budgétaire", "budget",
        ),
        "nature": (
            "type", "sorte",
        ),
        "funder": (
            "financeurs", "financement", "financé par", "source",
        ),
        "watcher": (
            "responsable", "référent", "référente", "suivi par", "veilleur",
        ),
        "overrun": (
            "en cas de dépassement", "si dépassement",
        ),
        "decision": (
            "décidé le", "décision de", "réunion",
        ),
    },
    Expense: {
        "day": (
            "jour", "date de la dépense", "date d’achat", "date de facture", "date facture", "quand", "le",
        ),
        "budget": (
            "cercle", "groupe", "pôle", "commission", "imputation", "ligne budgétaire", "poste", "enveloppe",
            "ligne", "budgétaire", "imputé",
        ),
        "what": (
            "dépense", "achat", "libellé", "description", "quoi", "désignation", "intitulé", "nature", "détail",
            "motif",
        ),
        "amount": (
            "montant ttc", "ttc", "somme", "prix", "total", "total ttc", "coût", "débit", "amount", "€", "euros",
            "montant payé",
            "prix payé", "somme payée",
        ),
        "funder": (
            "financement", "financé par",
        ),
        "payee": (
            "fournisseur", "prestataire", "tiers", "payé à", "à qui", "qui est payé", "vendeur",
            "magasin", "enseigne", "commerçant",
        ),
        "project": (
            "project", "chantier",
        ),
        "commons": (
            "communs",
        ),
        "brand": (
            "brand",
        ),
        "state": (
            "statut", "avancement", "status",
        ),
    },
}  # fmt: skip
