"""The page `Règles`: the figures the cooperative has agreed on, each with its first day."""

from __future__ import annotations

from page import DemoPage

_RULES = (
    ("taux horaire maximum", "30 €", "2018-01-01", "Code social, article 4"),
    ("rétribution minimum d'une formation", "200 €", "2019-01-01", "Cercle Formation"),
    ("rétribution maximum d'une formation", "400 €", "2019-01-01", "Cercle Formation"),
    ("forfait mensuel de cogérance", "150 €", "2021-07-01", "Assemblée générale de 2021"),
    ("part maximale de financement public", "50 %", "2017-01-01", "Statuts"),
    ("entrées par mois", "2", "2022-01-01", "Cercle Accompagnement"),
    ("heures d'un ETP", "1607 h", "2018-01-01", "Durée légale annuelle"),
    ("seuils d'alerte d'un budget", "50 ; 75 ; 90 %", "2024-02-01", "Cercle Orientation"),
    ("collèges admis (cogérance)", "salarié associé", "2017-01-01", "Statuts"),
    ("durée maximale d'un mandat (cogérance)", "4 ans", "2023-01-01", "Assemblée générale de 2023"),
    ("nombre de membres (conseil de surveillance)", "3 à 9", "2021-07-01", "Loi et statuts"),
    (
        "durée maximale d'un mandat (conseil de surveillance)",
        "4 ans",
        "2021-07-01",
        "Loi et statuts",
    ),
    ("part maximale des mandats (associé non employé)", "1/3", "2021-07-01", "Loi et statuts"),
    (
        "collèges admis pour représenter (Admin/compta)",
        "équipe support",
        "2022-01-01",
        "Cercle Orientation",
    ),
    ("durée maximale d'un CAPE", "12 mois", "2016-01-01", "Code de commerce"),
    ("renouvellements d'un CAPE", "2", "2016-01-01", "Code de commerce"),
    ("durée totale en CAPE", "36 mois", "2016-01-01", "Code de commerce"),
    ("délai d'association", "36 mois", "2016-01-01", "Code du travail, article L7331-3"),
    ("seuil du conseil de surveillance", "20", "2016-01-01", "Loi et statuts"),
    ("associés au plus", "100", "2016-01-01", "Loi"),
    ("délai de vérification d'une page", "12 mois", "2024-01-01", "Cercle Vie coopérative"),
    ("appel hebdomadaire", "lundi 12:00", "2018-01-01", "Cercle Vie coopérative"),
    ("contact CAPE", "2 mois", "2020-01-01", "Cercle Accompagnement"),
    ("entretiens CESA", "2", "2016-01-01", "Décret 2015-1363"),
)


def rules_page() -> DemoPage:
    """Every rule, one call a line."""
    head = (
        "== Règles ==\n"
        "Les chiffres sur lesquels la coopérative s'est mise d'accord. Quand une règle change, "
        "sa ligne reste et une nouvelle ligne dit à partir de quand vaut la suivante."
    )
    calls = (f"{{{{Règle|nom={name}|valeur={v}|à partir du={day}|source={src}}}}}" for name, v, day, src in _RULES)
    return DemoPage("Règles", "\n".join((head, "", *calls)))
