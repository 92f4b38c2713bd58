"""The rules that this subject follows: what a kilometre, a meal, a night cost; without one the amount is unknown."""

from __future__ import annotations

from coopwiki.core.costs import BY_RULE, KILOMETRES, MEALS, NIGHTS
from coopwiki.schema.kinds import PRICE
from coopwiki.subjects.rules.purpose import Purpose

RULES = dict.fromkeys(BY_RULE.values(), PRICE)
"""Each with the kind of its value."""

_UNKNOWN = "une dépense sans prix à l’unité reste d’un montant inconnu"
PURPOSES = {
    BY_RULE[KILOMETRES]: Purpose("le prix d’un kilomètre dans une dépense", _UNKNOWN, "0,32 €/km"),
    BY_RULE[MEALS]: Purpose("le prix d’un repas dans une dépense", _UNKNOWN, "15 €"),
    BY_RULE[NIGHTS]: Purpose("le prix d’une nuit dans une dépense", _UNKNOWN, "60 €"),
}
"""What each is for, and what is not done without it."""
