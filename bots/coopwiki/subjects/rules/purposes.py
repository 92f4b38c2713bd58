"""The purpose of each rule that the robots know; each subject's `known_rules.py` says it of its own."""

from __future__ import annotations

from collections.abc import Mapping

from coopwiki.subjects.registry import seat
from coopwiki.subjects.rules.families import ADMITTED, LONGEST, PART, QUORUM, REPRESENTING, SIZE, named
from coopwiki.subjects.rules.purpose import EMPTY, OF_THE_UNKNOWN, Purpose
from coopwiki.subjects.rules.rules import ALERT_THRESHOLDS, FULL_TIME_HOURS, HOURLY_CAP, YEAR_BEGINS, known_name

_ARTICLE = "la valeur à laquelle un article du code social se compare"

PURPOSES: Mapping[str, Purpose] = {
    HOURLY_CAP: Purpose(
        "le taux demandé pour une heure, et une somme forfaitaire pour les heures notées",
        "aucun taux n’est signalé comme trop haut",
        "30 €",
    ),
    "rétribution minimum d'une formation": Purpose(
        "ce que reçoit au moins qui donne une formation", "une rétribution plus basse n’est pas signalée", "200 €"
    ),
    "rétribution maximum d'une formation": Purpose(
        "ce que reçoit au plus qui donne une formation", "une rétribution plus haute n’est pas signalée", "400 €"
    ),
    "rétribution d'une formation": Purpose(
        "ce que reçoit qui donne une formation, de la plus petite somme à la plus grande ; d’autres mots, pour mémoire",
        "une rétribution plus basse ou plus haute n’est pas signalée",
        "200 à 400 €",
    ),
    "forfait mensuel de cogérance": Purpose(_ARTICLE, "l’article qui la cite n’est pas comparé", "150 €"),
    "seuil d'annonce préalable": Purpose(_ARTICLE, "l’article qui la cite n’est pas comparé", "500 €"),
    "part maximale de financement public": Purpose(
        "la part publique du financement, et l’article qui la cite", "aucun plafond n’est comparé", "50 %"
    ),
    FULL_TIME_HOURS: Purpose(
        "les équivalents temps plein du temps noté", "le temps n’est pas dit en équivalents temps plein", "1607 h"
    ),
    ALERT_THRESHOLDS: Purpose(
        "les parts dépensées d’un budget qui alertent",
        "un budget n’alerte que s’il s’épuise dans l’année",
        "50 ; 75 ; 90",
    ),
    YEAR_BEGINS: Purpose(
        "le premier jour des exercices : budgets, rythme, clôture, sommes d’une année",
        "un exercice est une année civile",
        "1er juillet",
    ),
    "délai de vérification d'une page": Purpose(
        "le temps après lequel une page ou un article est à relire",
        "aucune page ni aucun article n’est dit à relire",
        "12 mois",
    ),
    **{name: purpose for subject in seat("known_rules") for name, purpose in getattr(subject, "PURPOSES", {}).items()},
}
"""By the rule's name."""

OF_FAMILIES: Mapping[str, Purpose] = {
    ADMITTED.name: Purpose(
        "les collèges qui peuvent siéger dans une instance", "aucun siège n’est vérifié", ADMITTED.example
    ),
    REPRESENTING.name: Purpose(
        "les collèges qui peuvent représenter un cercle", "aucun n’est vérifié", REPRESENTING.example
    ),
    SIZE.name: Purpose("combien de membres a une instance", "leur nombre n’est pas vérifié", SIZE.example),
    LONGEST.name: Purpose(
        "combien de temps dure un mandat", "la durée des mandats n’est pas vérifiée", LONGEST.example
    ),
    PART.name: Purpose("la part des sièges qu’un collège peut avoir", "cette part n’est pas vérifiée", PART.example),
    QUORUM.name: Purpose(
        "combien de personnes répondent avant qu’une proposition puisse être adoptée",
        "aucun nombre d’avis n’est demandé",
        QUORUM.example,
    ),
}
"""By the family's name."""


def purpose_of(name: str) -> Purpose:
    """What a rule of this name is for."""
    known = known_name(name)
    if known:
        return PURPOSES.get(known, EMPTY)
    family = named(name)
    return OF_FAMILIES[family[0].name] if family else OF_THE_UNKNOWN
