"""What leads to a decision and what it caused: places by one name, links, transfers and budgets in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coopwiki.core.elision import of
from coopwiki.core.euros import write_euros
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, loose
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.effects import Effect, decision_named


@dataclass(frozen=True, slots=True)
class DecisionLink:
    """A decision another record leads to."""

    title: str
    day: date
    where: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Caused:
    """A transfer or a budget that names a decision: in words, and where it is written."""

    what: str
    page: str
    revision: int
    line: int


class Places(dict[str, str]):
    """The one name of each place: a circle's canonical one, else as it is first typed."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self._circles = ledger.circles
        self._first: dict[str, str] = {}

    def __missing__(self, typed: str) -> str:
        known = typed in self._circles
        name = self._circles.canonical[typed] if known else typed[:1].upper() + typed[1:]
        self[typed] = first = self._first.setdefault(loose(key(name)), name)
        return first


def link_to(places: Places, given: Decision) -> DecisionLink:
    """A link to a decision, with the name its place goes by."""
    page = given.page
    return DecisionLink(given.title, given.day, places[given.where], page.title, page.revision, given.line)


def link_of(ledger: Ledger, given: Decision) -> DecisionLink:
    """A link to a decision, for the reports of what led to it or follows from it."""
    return link_to(Places(ledger), given)


def cause_of(ledger: Ledger, effect: Effect) -> DecisionLink | None:
    """The decision that a transfer or a budget names; None where nobody knows."""
    day = effect.day if isinstance(effect, Transfer) else None
    found = decision_named(ledger, effect.decision, day)
    return link_of(ledger, found) if found else None


def caused_by(ledger: Ledger, effect: Effect) -> Caused:
    """A transfer or a budget that names a decision."""
    page = effect.page
    return Caused(_words(ledger, effect), page.title, page.revision, effect.line)


def _words(ledger: Ledger, effect: Effect) -> str:
    amount = write_euros(effect.amount)
    if isinstance(effect, Transfer):
        return f"virement de {amount}, {of(effect.source)} vers {effect.target}"
    name = ledger.circles.canonical[effect.title]
    return f"budget {effect.year} {of(name)}, {amount}"
