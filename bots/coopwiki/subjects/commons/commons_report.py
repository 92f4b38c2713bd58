"""Commons: each with its gaps, who knows it, what went into it; and who looks for what beside who offers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading, loose
from coopwiki.schema.record import Record
from coopwiki.subjects.budgets import budgets_report
from coopwiki.subjects.budgets.row import BudgetRow
from coopwiki.subjects.circles.action import Action
from coopwiki.subjects.circles.open_actions import is_open
from coopwiki.subjects.commons.brand import Brand
from coopwiki.subjects.commons.common import Common
from coopwiki.subjects.commons.efforts_report import Spending, effort_for_common
from coopwiki.subjects.commons.gaps import gaps
from coopwiki.subjects.commons.holders import NamedHolder, holders
from coopwiki.subjects.commons.offers import Offer, offers
from coopwiki.subjects.commons.partner import Partner
from coopwiki.subjects.contributions.sums import Sums
from coopwiki.subjects.decisions.citations import DecisionLink, Places, link_to
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import ReportType, as_of

SKILL, RESOURCE, NEED = "compétence", "ressource", "besoin"
"""What may be looked for: by a common, by a common, in an action."""
SHORTEST = 4
"""Letters of a name from which a decision that says it is taken to mean it."""


@dataclass(frozen=True, slots=True)
class Knowing:
    """A skill that a common looks for, and those whose published profile offers it, in order of name."""

    skill: str
    people: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class OwnBudget:
    """A budget of the year that is called like the common. Euros."""

    name: str
    nature: str
    available: Decimal
    spent: Decimal
    remaining: Decimal


@dataclass(frozen=True, slots=True)
class CommonRow:
    """One common. `gaps` are the fields still to be written, by their French names.

    `work` sums the contributions whose `chantier` or budget is its name, `spending` the expenses whose `commun` or
    budget is. `brands` are called like it, or stand beside it on an expense. `decisions` say its name.
    """

    name: str
    description: str | None
    carriers: tuple[NamedHolder, ...]
    challenge: str | None
    licence: str | None
    level: str | None
    resources: tuple[str, ...]
    skills: tuple[str, ...]
    domain: str | None
    site: str | None
    potential: str | None
    verified_on: date | None
    known_by: tuple[Knowing, ...]
    work: Sums
    spending: Spending
    budgets: tuple[OwnBudget, ...]
    brands: tuple[str, ...]
    decisions: tuple[DecisionLink, ...]
    gaps: tuple[str, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class NeedRow:
    """Something looked for: `seeker` is the common, circle or space; `offered_by` may be empty."""

    what: str
    kind: str
    seeker: str
    offered_by: tuple[Offer, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Commons:
    """The commons by name; `needs` by who looks for something, then as written. Suggestions, no order of merit."""

    on: date
    revision: int
    commons: tuple[CommonRow, ...]
    needs: tuple[NeedRow, ...]
    left_out: int


READS = tuple(dict.fromkeys((*budgets_report.READS, Common, Brand, Partner, Profile, Action, Decision)))


def commons(ledger: Ledger, today: date) -> Commons:
    """The commons as of `today`."""
    found = sorted(ledger.of(Common), key=lambda one: (loose(one.name), one.page.title, one.line))
    maker = _Rows(ledger, today)
    return Commons(
        on=today,
        revision=as_of(ledger, READS),
        commons=tuple(maker.row(one) for one in found),
        needs=tuple(sorted(_needs(ledger, today), key=lambda row: (loose(row.seeker), row.page, row.line))),
        left_out=len(ledger.left_out_of(Common)),
    )


class _Rows:
    """What the rows share: the year's budgets, the decisions with the text that is looked through."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger, self._today = ledger, today
        self._budgets: dict[str, list[BudgetRow]] = {}
        for row in budgets_report.budgets(ledger, today).budgets:
            self._budgets.setdefault(heading(row.name), []).append(row)
        told = (one for one in ledger.of(Decision) if one.day <= today)
        self._decisions = [(f" {heading(' '.join((one.title, one.text or '')))} ", one) for one in told]
        self._places = Places(ledger)
        self._brands = {heading(one.name): one.name for one in reversed(ledger.of(Brand))}

    def row(self, given: Common) -> CommonRow:
        """The row of one common."""
        effort = effort_for_common(self._ledger, self._today, given.name)
        known = offers(self._ledger)
        return CommonRow(
            name=given.name,
            description=given.description,
            carriers=holders(self._ledger, given.carriers),
            challenge=given.challenge,
            licence=given.licence,
            level=given.level,
            resources=given.resources,
            skills=given.skills,
            domain=given.domain,
            site=given.site,
            potential=given.potential,
            verified_on=given.verified,
            known_by=tuple(Knowing(skill, known.answering(skill)) for skill in dict.fromkeys(given.skills)),
            work=effort.work,
            spending=effort.spending,
            budgets=tuple(self._own_budgets(given)),
            brands=self._named(given.name, *(one.brand for one in effort.expenses)),
            decisions=tuple(link_to(self._places, one) for one in self._naming(given)),
            gaps=gaps(given),
            page=given.page.title,
            revision=given.page.revision,
            line=given.line,
        )

    def _own_budgets(self, given: Common) -> Iterator[OwnBudget]:
        for row in self._budgets.get(heading(given.name), ()):
            yield OwnBudget(row.name, row.nature, row.sums.available, row.sums.spent, row.sums.remaining)

    def _naming(self, given: Common) -> list[Decision]:
        """The decisions that say its name, the last first."""
        name = heading(given.name)
        found = [one for text, one in self._decisions if len(name) >= SHORTEST and f" {name} " in text]
        return sorted(found, key=lambda one: one.day, reverse=True)

    def _named(self, name: str, *beside: str | None) -> tuple[str, ...]:
        """The brands called like a common, or named beside it on an expense; by the name of their sheet."""
        own = self._brands.get(heading(name))
        named = (self._brands.get(heading(brand), brand) for brand in beside if brand)
        return tuple(dict.fromkeys((*([own] if own else []), *named)))


def _needs(ledger: Ledger, today: date) -> Iterator[NeedRow]:
    for common in ledger.of(Common):
        for kind, wanted in ((SKILL, common.skills), (RESOURCE, common.resources)):
            yield from (_need(ledger, common, what, kind, common.name) for what in wanted)
    for action in ledger.of(Action):
        if action.need and is_open(ledger, action, today):
            circle = ledger.circles.canonical[action.circle] if action.circle else None
            yield _need(ledger, action, action.need, NEED, circle or action.space or "")


def _need(ledger: Ledger, record: Record, what: str, kind: str, seeker: str) -> NeedRow:
    page = record.page
    return NeedRow(what, kind, seeker, offers(ledger).answering(what), page.title, page.revision, record.line)


REPORT = ReportType(
    "commons",
    READS,
    commons,
    robot="Communs",
    says=(
        "each common with what is still to be written, who knows it, the work and the money that went into it, its "
        "budget, brands and decisions; who looks for what beside who offers it, among those who publish"
    ),
    shows=(
        "Tableau de bord/Communs, Tableau de bord/Qui cherche quoi and a data page for each common's sheet, once a "
        "common or a need is written"
    ),
)
