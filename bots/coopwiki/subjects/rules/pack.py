"""What a pack says of rules: those in force, so that figures made by other rules are read as such."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, loose
from coopwiki.subjects.packed import Item, SharedRegister, detail, public_page
from coopwiki.subjects.rules.rule import Rule


def rules_in_force(ledger: Ledger, today: date) -> Iterator[Item]:
    """The newest of each name that has begun, by name."""
    newest: dict[str, Rule] = {}
    for rule in sorted(ledger.of(Rule), key=lambda rule: rule.start):
        if rule.start <= today:
            newest[key(rule.name)] = rule
    for rule in sorted(newest.values(), key=lambda rule: loose(rule.name)):
        details = (*detail("valeur", rule.value), *detail("depuis", rule.start.isoformat()))
        yield Item(rule.name, details, public_page(rule.page))


PACKED = (SharedRegister("rules", "Règles en vigueur", "Les règles du jour, avec leur valeur.", rules_in_force),)
