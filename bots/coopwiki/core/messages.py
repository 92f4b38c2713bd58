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
    "day_unreadable": "« {found} » n’est pas une date lisible : écrire par exemple {suggestion}.",
    "month_unreadable": "« {found} » n’est pas un mois lisible : écrire par exemple {suggestion}.",
    "year_unreadable": "« {found} » n’est pas une année lisible : écrire par exemple {suggestion}.",
    "duration_decimals": "« {found} » a trop de chiffres après la virgule : écrire des heures et des minutes, par exemple {suggestion}.",
    "duration_minutes": "« {found} » : les minutes vont de 00 à 59, écrire par exemple {suggestion}.",
    "duration_one_digit": "« {found} » : écrire les minutes avec deux chiffres, {suggestion}.",
    "duration_in_days": "« {found} » : une durée s’écrit en heures, par exemple {suggestion}.",
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
    "page_too_long": "La page contient {found} fiches : toutes sont comptées, mais le wiki n’en montre pas autant ; continuer sur une autre page, par exemple {suggestion}.",
}

_CHECKS = {
    "same_name": "« {found} » est le nom de plusieurs profils, aucun n’est gardé : préciser chacun, {suggestion}.",
    "same_circle": "Deux fiches décrivent le cercle « {found} » : n’en garder qu’une, {suggestion}.",
    "same_budget": "Deux budgets portent le même nom pour la même année (« {found} ») et sont additionnés : {suggestion}.",
    "ambiguous_person": "« {found} » est le nom de plusieurs personnes : la ligne compte sous ce nom ; écrire {suggestion}.",
    "unknown_person": "« {found} » n’est dans aucun profil : la ligne compte sous ce nom ; {suggestion}.",
    "unknown_circle": "« {found} » n’est le nom d’aucun cercle : la fiche compte sous ce nom ; {suggestion}.",
    "unknown_budget": "« {found} » n’est le nom d’aucun budget : la fiche compte sous ce nom ; {suggestion}.",
    "outside_budget_years": "Aucun budget n’existe pour {found} : la ligne compte à part ; {suggestion}.",
    "future_day": "« {found} » est un jour à venir : la fiche comptera ce jour-là ; {suggestion}.",
    "rate_above_rule": "Le taux {found} dépasse le taux horaire maximum de ce jour-là ({suggestion}) : la ligne compte telle quelle.",
    "lump_sum_above_rule": "Le montant {found} dépasse le taux horaire maximum pour la durée donnée ({suggestion}) : la ligne compte telle quelle.",
    "amount_disagrees": "Le montant {found} n’est pas la durée multipliée par le taux ({suggestion}) : c’est le montant qui compte ; garder l’un ou l’autre.",
    "identical_lines": "Deux lignes identiques : comptées deux fois. La première est à la ligne {found} ; {suggestion}.",
    "long_day": "Cela fait {found} pour une seule personne ce jour-là : vérifier {suggestion}.",
    "unknown_rule": "« {found} » n’est pas une règle que les robots connaissent : {suggestion}.",
    "rule_conflict": "La règle « {found} » a deux valeurs pour le même jour : n’en garder qu’une, {suggestion}.",
    "transfer_to_itself": "Le virement part de « {found} » et y revient : {suggestion}.",
    "transfer_without_budget": "« {found} » n’a pas de budget cette année-là : le virement compte, mais la somme vient de nulle part ou n’y va pas ; {suggestion}.",
    "line_after_closing": "Cette fiche vient après la clôture de « {found} » : elle compte, mais n’a pas de part dans le partage ; {suggestion}.",
    "same_closing": "Deux clôtures partagent les mêmes lignes (« {found} ») : seule la première, dans l’ordre des pages, est appliquée ; {suggestion}.",
    "closing_without_envelope": "Une enveloppe de {found} ne se partage pas : {suggestion}.",
    "closing_without_day": "La clôture de « {found} » n’a pas de date : ce qui est réglé avant la fin de l’année n’est pas partagé ; {suggestion}.",
    "closing_cap": "Un plafond de {found} par personne ne se tient pas : {suggestion}.",
    "end_before_start": "La fin ({found}) est avant le début : {suggestion}.",
    "role_two_holders": "Deux personnes tiennent en même temps le rôle « {found} » : {suggestion}.",
    "mandate_overlap": "« {found} » a deux mandats en même temps dans la même instance : {suggestion}.",
    "seat_taken_twice": "Deux personnes représentent en même temps le cercle « {found} » : {suggestion}.",
    "rule_not_kept": "La règle « {found} » n’est pas respectée : {suggestion}.",
    "slip_of_two_people": "Le bon « {found} » est {suggestion} : un bon est celui d’une seule personne ; corriger l’un des deux.",
    "slip_paid_twice": "Ce bon est réglé le {found} d’après cette ligne, {suggestion} : n’en garder qu’une, la bonne.",
    "same_round": "Deux tours de co-budget portent le nom « {found} » : {suggestion}.",
    "same_project": "Deux projets du même tour portent le titre « {found} » : {suggestion}.",
    "project_without_round": "Le projet « {found} » n’est dans aucun tour de co-budget : {suggestion}.",
    "least_above_most": "Le minimum du projet ({found}) est au-dessus de son maximum : {suggestion}.",
    "closing_before_opening": "La clôture du tour ({found}) est avant son ouverture : {suggestion}.",
    "round_without_envelope": "Une enveloppe de {found} ne se répartit pas : {suggestion}.",
    "each_above_envelope": "Chaque personne aurait {found}, plus que toute l’enveloppe : {suggestion}.",
    "part_unknown_project": "« {found} » n’est le titre d’aucun projet : la part ne compte pas ; {suggestion}.",
    "part_which_round": "Plusieurs tours ont un projet « {found} » : la part ne compte pas ; {suggestion}.",
    "part_not_positive": "Une part de {found} ne compte pas : {suggestion}.",
    "part_not_member": "« {found} » n’est le nom d’aucun membre : la part ne compte pas ; {suggestion}.",
    "part_outside_round": "Le {found} est en dehors des jours du tour : la part ne compte pas ; {suggestion}.",
    "part_to_oneself": "Dans ce tour, personne ne donne à son propre projet (« {found} ») : la part ne compte pas ; {suggestion}.",
    "part_over_each": "{found}, c’est plus que ce que cette personne a encore à répartir : la part ne compte pas ; {suggestion}.",
    "part_over_project": "{found}, c’est plus que ce que le projet peut encore recevoir : la part ne compte pas ; {suggestion}.",
    "part_over_envelope": "{found}, c’est plus que ce qui reste de l’enveloppe : la part ne compte pas ; {suggestion}.",
    "renunciation_unreadable": "« {found} » ne se lit pas comme un renoncement et n’est pas appliqué : écrire un nom, ou un nom et une somme, par exemple {suggestion}.",
    "unknown_decision": "« {found} » n’est le titre d’aucune décision : {suggestion}.",
    "circular_decisions": "Ces décisions se remplacent en rond ({found}) et restent toutes en vigueur : {suggestion}.",
    "proposal_two_states": "« {found} » est écrite deux fois avec deux états différents : {suggestion}.",
    "proposal_decided": "« {found} » est encore ouverte alors qu’une décision la cite : {suggestion}.",
    "adopted_with_objection": "« {found} » est dite adoptée alors que cette objection n’est pas levée : {suggestion}.",
    "unknown_proposal": "« {found} » n’est le titre d’aucune proposition : {suggestion}.",
    "opinion_alone": "Cet avis (« {found} ») n’est sur la page d’aucune proposition : {suggestion}.",
    "vote_never_named": "« {found} » n’a été nommé·e par personne au premier tour : {suggestion}.",
    "vote_twice": "« {found} » donne deux voix au même tour : {suggestion}.",
    "elected_too_early": "« {found} » est noté·e comme élu·e {suggestion}.",
    "total_unreadable": "« {found} » ne se lit pas comme un total de voix : écrire par exemple {suggestion}.",
    "mandate_length": "« {found} » ne dit pas combien de temps dure le mandat : écrire par exemple {suggestion}.",
    "below_nothing": "Cette fiche {found} n’est sous aucune autre sur cette page et ne compte pas : {suggestion}.",
    "role_not_as_elected": "La fiche du rôle dit {found}, l’élection autre chose : {suggestion}.",
    "placeholder": "« {found} » est encore à écrire dans cet article : {suggestion}.",
    "unknown_indicator": "« {found} » n’est pas un chiffre que les robots calculent : écrire {suggestion}.",
    "indicator_value": "« {found} » ne dit pas quel nombre est attendu : écrire par exemple {suggestion}.",
    "unknown_article": "« {found} » n’est le titre d’aucun article : {suggestion}.",
    "days_reversed": "Le {found} vient avant le jour où cela commence : {suggestion}.",
}

_NARROW = re.compile("(?<=«) | (?=[»:;?!%€])")


def spaced(sentence: str) -> str:
    """The sentence with U+00A0 after « and before » : ; ? ! % €."""
    return _NARROW.sub("\u00a0", sentence)


MESSAGES: Mapping[str, str] = MappingProxyType(
    {code: spaced(sentence) for code, sentence in (_VALUES | _CALLS | _CHECKS).items()}
)
