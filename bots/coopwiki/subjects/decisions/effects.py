"""What decisions caused: the transfers and budgets that name one in their `décision`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.decisions import named

Effect = Transfer | Budget
_TARGET = re.compile(r"\[\[:?([^\[\]|#]+)")


def effects(ledger: Ledger) -> Mapping[Decision, tuple[Effect, ...]]:
    """Transfers, then budgets, by the decision they name; in page order."""
    return ledger.once(_effects)


def _effects(ledger: Ledger) -> Mapping[Decision, tuple[Effect, ...]]:
    found: dict[Decision, list[Effect]] = defaultdict(list)
    for moved in ledger.of(Transfer):
        if cause := decision_named(ledger, moved.decision, moved.day):
            found[cause].append(moved)
    for budget in ledger.of(Budget):
        if cause := decision_named(ledger, budget.decision):
            found[cause].append(budget)
    return {cause: tuple(caused) for cause, caused in found.items()}


def leads_to_a_page(text: str) -> bool:
    """Whether a text has a link, which says where the decision stands and not what it is called."""
    return _TARGET.search(text) is not None


def decision_named(ledger: Ledger, text: str | None, day: date | None = None) -> Decision | None:
    """The decision a text names: by its title, else by a link to its page.

    Of several on a linked page, the one of that day; None where nobody knows.
    """
    if not text or not ledger.of(Decision):
        return None
    if found := named(ledger).find(text):
        return found
    pages = {heading(target) for target in _TARGET.findall(text)}
    there = [one for one in ledger.of(Decision) if heading(one.page.title) in pages]
    same_day = [one for one in there if one.day == day]
    only = there if len(there) == 1 else same_day
    return only[0] if len(only) == 1 else None
