"""An expense that comes back has days on which it does, and a quantity a price."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.costs import BY_RULE, MEALS, Cost, write_price
from coopwiki.core.days import write_day
from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.purchases import price_on, purchases
from coopwiki.subjects.record_issue import issue_of

NO_DUE_DAY = Sentence(
    "expense_never_due",
    "Cette dépense finit le {found}, avant d’avoir commencé : elle ne compte aucun jour ; {suggestion}.",
)
UNTIL_WITHOUT_PERIOD = Sentence(
    "until_without_period",
    "La fin, le {found}, est sans effet, car le montant ne dit pas tous les combien il revient : {suggestion}.",
)
NO_PRICE = Sentence(
    "price_without_rule",
    "« {found} » n’a pas de prix ce jour-là, son montant reste inconnu : {suggestion}.",
)
OTHER_PRICE = Sentence(
    "price_unlike_rule",
    "« {found} » est à un autre prix que celui de la règle : il est compté comme écrit ; {suggestion}.",
)


def due_days_hold(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an end before the beginning, and of an end of what doesn't come back."""
    del today
    for one in ledger.of(Expense):
        if one.until is None:
            continue
        if not one.months:
            suggestion = "écrire par exemple montant=9\u00a0€/mois, ou ôter « jusqu'au »"
            yield issue_of(one, "jusqu'au", UNTIL_WITHOUT_PERIOD(write_day(one.until), suggestion))
        elif one.until < one.day:
            suggestion = f"écrire un jour à partir du {write_day(one.day)}, par exemple jusqu'au={one.day.year}-12-31"
            yield issue_of(one, "jusqu'au", NO_DUE_DAY(write_day(one.until), suggestion))


def prices_hold(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a quantity that no rule prices on a day on which it is due, and of a price that the rule contradicts."""
    told: set[tuple[int, int]] = set()
    for one in purchases(ledger, today):
        cost, place = one.written.amount, (one.written.page.id, one.written.offset)
        if isinstance(cost, Cost) and cost.unit in BY_RULE and place not in told:
            fault = _fault(ledger, cost, one.due.day)
            if fault is not None:
                told.add(place)
                yield issue_of(one.written, "montant", fault)


def _fault(ledger: Ledger, cost: Cost, day: date) -> Fault | None:
    rule = price_on(ledger, cost.unit, day)
    name = BY_RULE[cost.unit]
    if rule is None and cost.price is None:
        price = "15\u00a0€" if cost.unit == MEALS else "0,32\u00a0€"
        noted = f"{{{{Règle|nom={name}|valeur={price}|à partir du={day}}}}}"
        return NO_PRICE(str(cost), f"noter la règle {noted}, ou écrire le prix après ×")
    if rule is None or cost.price is None or rule.value == cost.price:
        return None
    since = write_day(rule.rule.start)
    return OTHER_PRICE(
        str(cost), f"la règle « {name} » dit {write_price(rule.value)} à partir du {since}, ou ôter le prix"
    )


CHECKS = (due_days_hold, prices_hold)
