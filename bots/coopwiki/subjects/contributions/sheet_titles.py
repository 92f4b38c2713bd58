"""What spreadsheets call the fields of these records, beside the fields' own names."""

from __future__ import annotations

from coopwiki.subjects.contributions.contribution import Contribution

SHEET_TITLES = {
    Contribution: {
        "day": (
            "jour", "date du travail", "journée", "quand", "date de réalisation", "date d’intervention", "start date",
            "date de début", "day", "le",
            "fait le", "réalisé le", "effectué le",
        ),
        "who": (
            "prénom+nom", "nom+prénom", "first name+last name", "nom et prénom", "prénom et nom", "nom prénom",
            "prénom nom", "personne", "membre", "contributeur", "contributrice", "contributeur·rice",
            "contributeur / contributrice", "intervenant", "intervenante", "intervenant·e", "salarié", "salariée",
            "entrepreneur", "entrepreneuse", "entrepreneur·se", "associé", "par", "par qui", "fait par", "nom",
            "name", "member", "user", "username", "utilisateur", "utilisatrice", "nom d’utilisateur", "prénom",
            "coopérateur", "coopératrice", "sociétaire", "bénévole",
        ),
        "what": (
            "description", "tâche", "tâches", "libellé", "objet", "travail", "travail effectué", "travail réalisé",
            "action", "mission", "intitulé", "détail", "détails", "ce qui a été fait", "activité", "activity", "task",
            "nature", "commentaire", "commentaires",
            "travaux", "sujet", "motif", "prestation", "contenu",
            "descriptif", "désignation", "ce que j’ai fait", "qu’as-tu fait", "fait",
        ),
        "circle": (
            "groupe", "pôle", "commission", "équipe", "cercle de travail", "groupe de travail", "collectif", "projet",
            "project",
            "gt", "service",
        ),
        "budget": (
            "ligne budgétaire", "enveloppe", "imputation", "budget imputé",
            "ligne de budget", "budget payeur", "payeur",
        ),
        "spent": (
            "heures+minutes", "h+min", "temps", "temps passé", "heures", "nb heures", "nb d’heures", "nbre d’heures",
            "nombre d’heures", "nombre heures", "h", "hrs", "temps de travail", "durée réelle", "volume horaire",
            "duration", "hours", "time", "minutes", "min",
            "quantité d’heures", "volume d’heures", "qté d’heures",
        ),
        "rate": (
            "taux horaire", "tarif", "tarif horaire", "prix horaire", "coût horaire", "€/h", "€ / h", "euros/h",
            "euros par heure", "hourly rate", "rate",
            "horaire", "prix/h", "prix / h", "prix/heure", "prix de l’heure",
            "prix par heure", "coût/h", "montant horaire", "montant/h", "montant par heure",
            "rémunération horaire", "rétribution horaire", "salaire horaire", "euros/heure", "euro/h",
            "tx horaire", "tx", "taux hor", "taux/h",
        ),
        "lump_sum": (
            "total", "total €", "montant total", "montant demandé", "somme", "rétribution", "rémunération", "prix",
            "à payer", "coût", "forfait", "ttc", "montant ttc",
            "total ttc", "montant dû", "dû", "à facturer", "net", "amount", "price", "€", "euros", "total euros",
            "montant ht", "total ht", "ht", "montant à payer", "somme due",
            "total dû", "dû",
        ),
        "site": (
            "projet", "project", "sous-projet", "thème", "chantier ou projet", "activité", "activity", "task",
        ),
        "brand": (
            "brand",
        ),
        "slip": (
            "n° de bon", "numéro de bon", "numéro du bon", "n° bon", "facture", "n° de facture", "numéro de facture",
            "bon n°", "facture n°", "n° facture", "réf facture", "réf. facture",
        ),
        "settled": (
            "payé le", "date de paiement", "date de règlement", "date du paiement", "date du règlement", "paiement",
            "règlement",
            "date du virement", "viré le", "payée le", "réglée le",
        ),
    },
}  # fmt: skip
