"""What a pack says of decisions: how many, by consent; and proposals that are closed, as precedents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.decisions.decision import CONSENT, Decision
from coopwiki.subjects.decisions.proposal import CLOSED, Proposal
from coopwiki.subjects.decisions.proposal_state import DECIDED, who_decides
from coopwiki.subjects.decisions.proposals import decided
from coopwiki.subjects.packed import (
    COUNT,
    PERCENT,
    YEAR,
    Item,
    Measure,
    Measures,
    PackTimes,
    SharedRegister,
    Value,
    detail,
    public_page,
)

TAKEN = Measure("decisions", "Décisions", "Décisions datées de l’année.", COUNT, YEAR, fewest=0)
BY_CONSENT = Measure(
    "decisions_by_consent",
    "Par consentement",
    "Décisions de l’année prises par consentement, en pour cent de toutes.",
    PERCENT,
    YEAR,
    fewest=0,
)


def figures(ledger: Ledger, times: PackTimes) -> Iterator[Value]:
    """A decision is a circle's: it stands on nobody in particular."""
    taken = [one for one in ledger.of(Decision) if one.day.year == times.year]
    consent = sum(one.method == CONSENT for one in taken)
    yield Value(TAKEN, str(times.year), Decimal(len(taken)))
    yield Value(BY_CONSENT, str(times.year), Decimal(100 * consent) / len(taken) if taken else None)


def precedents(ledger: Ledger, today: date) -> Iterator[Item]:
    """The closed proposals, the newest first: the question, what became of it, who decided."""
    taken = decided(ledger, today)
    given = sorted(ledger.of(Proposal), key=lambda one: (-one.day.toordinal(), one.title))
    for one in given:
        state = one.state if one.state in CLOSED else DECIDED if one in taken else ""
        if state and one.day <= today:
            by = taken[one].where if one in taken else who_decides(ledger, one)
            details = (*detail("état", state), *detail("décidé par", by), *detail("date", one.day.isoformat()))
            yield Item(one.title, details, public_page(one.page))


PACKED = (
    Measures((TAKEN, BY_CONSENT), (Decision,), figures),
    SharedRegister("precedents", "Précédents", "Propositions closes, avec ce qu’elles sont devenues.", precedents),
)
