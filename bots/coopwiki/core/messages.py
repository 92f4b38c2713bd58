"""Every sentence a member reads about a mistake: one per code, for Python and for Lua alike.

`{found}` is what was typed, `{suggestion}` what to type instead. Here they stand with plain spaces;
`MESSAGES` has the no-break ones of French typography.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_VALUES = {
    "day_incomplete": "« {found} » n’est pas un jour entier : écrire le jour, le mois et l’année, par exemple {suggestion}.",
    "day_not_in_calendar": "« {found} » n’existe pas dans le calendrier : écrire par exemple {suggestion}.",
    "day_short_year": "« {found} » : l’année s’écrit avec quatre chiffres, par exemple {suggestion}.",
    "day_year": "« {found} » est trop loin dans le temps : vérifier l’année et écrire par exemple {suggestion}.",
    "day_weekday": "« {found} » : ce jour de la semaine n’est pas celui de cette date ; si la date est juste, écrire {suggestion}.",
    "day_relative": "« {found} » change de sens chaque jour : écrire la date, par exemple {suggestion}.",
    "day_with_hour": "« {found} » : une date s’écrit sans heure, écrire {suggestion}.",
    "day_unreadable": "« {found} » n’est pas une date lisible : écrire par exemple {suggestion}.",
    "recurrence_unreadable": "« {found} » ne dit pas lisiblement ce qui revient : écrire par exemple {suggestion}.",
    "call_time_unreadable": "« {found} » n’est pas un jour de la semaine et une heure : écrire par exemple {suggestion}.",
    "month_unreadable": "« {found} » n’est pas un mois lisible : écrire par exemple {suggestion}.",
    "year_unreadable": "« {found} » n’est pas une année lisible : écrire par exemple {suggestion}.",
    "book_year_start_unreadable": "« {found} » n’est pas le premier jour d’un mois : écrire par exemple {suggestion}.",
    "count_unreadable": "« {found} » n’est pas un nombre entier lisible : écrire par exemple {suggestion}.",
    "duration_decimals": "« {found} » a trop de chiffres après la virgule : écrire des heures et des minutes, par exemple {suggestion}.",
    "duration_minutes": "« {found} » : les minutes vont de 00 à 59, écrire par exemple {suggestion}.",
    "duration_one_digit": "« {found} » : écrire les minutes avec deux chiffres, {suggestion}.",
    "duration_in_days": "« {found} » : une durée s’écrit en heures, par exemple {suggestion}.",
    "duration_seconds": "« {found} » : les secondes ne comptent pas, écrire {suggestion}.",
    "duration_colon_minutes": "« {found} » se lit en heures et minutes, ou en minutes et secondes : écrire {suggestion}.",
    "duration_too_long": "« {found} » est une durée trop grande pour être lue : écrire par exemple {suggestion}.",
    "duration_unreadable": "« {found} » n’est pas une durée lisible : écrire par exemple {suggestion}.",
    "duration_hours_or_minutes": "« {found} » est lu comme des heures : écrire {suggestion}.",
    "euros_separators": "« {found} » mélange les points, les virgules et les espaces : écrire par exemple {suggestion}.",
    "euros_decimals": "« {found} » n’est pas au centime près : écrire deux chiffres après la virgule, par exemple {suggestion}.",
    "euros_too_large": "« {found} » est un montant trop grand pour être lu : écrire par exemple {suggestion}.",
    "euros_unreadable": "« {found} » n’est pas un montant lisible : écrire par exemple {suggestion}.",
    "about_ambiguous": "« {found} » peut se lire de deux façons : écrire {suggestion}.",
    "about_reversed": "« {found} » va du plus grand au plus petit : écrire {suggestion}.",
    "about_unreadable": "« {found} » n’est pas un montant approché lisible : écrire par exemple {suggestion}.",
    "cost_period": "« {found} » : une dépense revient chaque mois, trimestre, semestre ou année, écrire par exemple {suggestion}.",
    "cost_quantity": "« {found} » : une quantité et un prix sont plus grands que zéro, écrire par exemple {suggestion}.",
    "cost_units": "« {found} » a deux unités différentes : écrire par exemple {suggestion}.",
    "cost_without_price": "« {found} » n’a pas de prix : écrire par exemple {suggestion}.",
    "cost_unreadable": "« {found} » n’est pas une quantité à un prix lisible : écrire par exemple {suggestion}.",
    "price_unreadable": "« {found} » n’est pas un prix à l’unité lisible : écrire par exemple {suggestion}.",
    "rate_not_hourly": "« {found} » : un taux se donne à l’heure, par exemple {suggestion}.",
    "rate_negative": "« {found} » : un taux ne peut pas être négatif ; pour corriger une ligne, écrire un montant négatif, par exemple {suggestion}.",
    "rate_unreadable": "« {found} » n’est pas un taux horaire lisible : écrire par exemple {suggestion}.",
    "percent_fraction": "« {found} » est lu comme un pourcentage : écrire {suggestion}.",
    "percent_unreadable": "« {found} » n’est pas un pourcentage lisible : écrire par exemple {suggestion}.",
    "span_unreadable": "« {found} » n’est pas un nombre lisible : écrire par exemple {suggestion}.",
    "term_unreadable": "« {found} » n’est pas une durée en années ou en mois : écrire par exemple {suggestion}.",
    "share_unreadable": "« {found} » n’est pas une part lisible : écrire par exemple {suggestion}.",
    "name_external_link": "« {found} » est un lien vers un autre site : écrire un nom ou un lien du wiki, par exemple {suggestion}.",
    "name_several": "« {found} » contient plusieurs noms là où un seul est attendu : n’en garder qu’un, par exemple {suggestion}, et faire une fiche par nom.",
    "name_around": "« {found} » contient un nom et autre chose : n’écrire que le nom, par exemple {suggestion}.",
    "name_too_long": "« {found} » est trop long pour un nom (255 caractères au plus) : écrire par exemple {suggestion}.",
    "name_unreadable": "« {found} » n’est pas un nom lisible : écrire un nom ou un lien du wiki, par exemple {suggestion}.",
    "choice_unknown": "« {found} » n’est pas un mot prévu ici : écrire {suggestion}.",
}

_CALLS = {
    "missing_field": "Il manque le champ « {found} » : l’ajouter, par exemple {suggestion}.",
    "unknown_field": "Le champ « {found} » n’existe pas dans cette fiche : écrire {suggestion}.",
    "unnamed_value": "« {found} » n’est dans aucun champ : écrire un nom de champ devant, par exemple {suggestion}.",
    "doubled_field": "Le champ « {found} » est écrit deux fois avec des valeurs différentes : n’en garder qu’une, par exemple {suggestion}.",
    "repeated_field": "Le champ « {found} » est écrit deux fois avec la même valeur : une fois suffit, {suggestion}.",
    "rate_without_duration": "Il y a un taux ({found}) mais pas de durée : l’ajouter, par exemple {suggestion}.",
    "negative_duration": "La durée « {found} » est négative sans montant négatif : pour corriger une ligne, ajouter {suggestion}.",
    "unclosed_call": "La fiche {found} n’est jamais fermée et ne compte pas : {suggestion}.",
    "nested_too_deep": "La fiche {found} est dans plus de {suggestion} autres et ne compte pas : la sortir, ou fermer les précédentes avec }}.",
    "hidden_in_tag": "La fiche {found} est dans une balise où elle se voit mais ne compte pas : {suggestion}.",
    "inside_parser_function": "La fiche {found} est dans une condition : elle est comptée, même quand elle ne se voit pas ; {suggestion}.",
    "single_brace": "« {found} » commence par une seule accolade et ne compte pas : écrire {suggestion}.",
    "computed_name": "« {found} » ressemble à une fiche mais son nom est calculé, elle ne compte pas : écrire {suggestion}.",
    "near_template": "« {found} » n’est pas le nom d’une fiche et ne compte pas : écrire {suggestion}.",
    "substituted_call": "« {found} » reste du texte et ne compte pas : écrire {suggestion}.",
    "frozen_call": "« {found} » est le code d’une fiche, sans ses valeurs, et ne compte pas : écrire {suggestion}.",
    "unread_place": "Une fiche {found} se voit sur cette page mais ne compte pas, car les robots ne lisent pas les pages de cette sorte : {suggestion}.",
    "shown_through": "Une fiche {found} se voit sur cette page mais ne compte pas, car c’est {suggestion} qui l’écrit : écrire la fiche elle-même sur la page.",
    "shown_otherwise": "Une fiche {found} se voit sur cette page mais son texte n’y est pas, elle ne compte pas : {suggestion}.",
    "page_too_long": "La page contient {found} fiches : toutes sont comptées, mais le wiki n’en montre pas autant ; continuer sur une autre page, par exemple {suggestion}.",
}

_CHECKS = {
    "placeholder": "« {found} » est encore à écrire dans cet article : {suggestion}.",
}

UNCOUNTED = ("unread_place", "shown_through", "shown_otherwise")
"""Codes of what shows on a page as a record and doesn't count; its block can't always see it by itself."""

UNCOUNTED_CALLS = (
    "hidden_in_tag", "single_brace", "computed_name", "near_template", "substituted_call", "frozen_call",
)  # fmt: skip
"""Codes of what looks like a record's call on a page that is read, and isn't one."""

_NARROW = re.compile("(?<=«) | (?=[»:;?!%€])")


def spaced(sentence: str) -> str:
    """The sentence with U+00A0 after « and before » : ; ? ! % €."""
    return _NARROW.sub("\u00a0", sentence)


MESSAGES: Mapping[str, str] = MappingProxyType(
    {code: spaced(sentence) for code, sentence in (_VALUES | _CALLS | _CHECKS).items()}
)
