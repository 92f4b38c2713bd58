"""Where the figures of the report "rules" come from: the rules counted one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.figure import COUNT, Figure
from coopwiki.subjects.figure_terms import ONE, computed, entered, left_out
from coopwiki.subjects.rules.report import begun, rules
from coopwiki.subjects.rules.rule import Rule

EACH = "Chaque règle qui a commencé compte une fois, par sa dernière valeur."
VALUES = "Chaque valeur de la règle qui a commencé compte une fois."
NOT_NOTED = "Chaque règle que les robots connaissent et que personne n’a notée."


def rule_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """How many rules are in force, how many values each has had, how many are missing."""
    data, found = rules(ledger, today), begun(ledger, today)
    own = [entered(values[-1], ONE, name, values[-1].value) for name, values in found.items()]
    yield Figure("rules", "", "", "règles en force", len(data.rules), COUNT, lambda: own, EACH, main=True)
    for row in data.rules:
        terms = [entered(rule, ONE, rule.value, f"à partir du {rule.start}") for rule in found[row.name]]
        yield Figure("rules", row.name, "history", "valeurs", len(row.history), COUNT, terms.copy, VALUES, main=True)
    missing = [computed(ONE, one.name, "pas notée") for one in data.missing]
    yield Figure("missing", "", "", "règles pas notées", len(missing), COUNT, missing.copy, NOT_NOTED, main=True)
    yield left_out(data.left_out, ledger.left_out_of(Rule))


EXPLAINED = {"rules": rule_figures}
