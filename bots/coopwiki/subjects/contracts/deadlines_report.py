"""Deadlines: what the law and the cooperative's own rules ask next, of whom, until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.core.names import loose
from coopwiki.schema.kind import Kind
from coopwiki.schema.kinds import COUNT, TEXT
from coopwiki.subjects.circles.mandate import BODIES, Mandate
from coopwiki.subjects.contracts.contract import CAPE, CESA, Contract
from coopwiki.subjects.contracts.interview import CONTACT, Interview
from coopwiki.subjects.contracts.known_rules import (
    ASSOCIATION,
    BOARD,
    CAPE_CONTACT,
    CAPE_TOTAL,
    CESA_INTERVIEWS,
    MOST_ASSOCIATES,
)
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.contracts.stays import runs, stays
from coopwiki.subjects.elections.elections import lasts
from coopwiki.subjects.finances.funding import Funding
from coopwiki.subjects.finances.fundings import reports_due
from coopwiki.subjects.freshness.report import DELAY, freshness
from coopwiki.subjects.freshness.verified import Verified
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import ReportType, as_of
from coopwiki.subjects.rules.families import TERM
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.rules import rule_on_day
from coopwiki.subjects.social_code.article import Article

T = TypeVar("T")
OVERDUE, SOON, LATER = "overdue", "soon", "later"
SOON_DAYS, LATER_MONTHS = 90, 12
ALMOST = 10
"""So many associates before the most there may be, their number is told."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing to do until a day. `rule` and `source` are None where the law or a record alone sets the day."""

    kind: str
    who: str
    due: date
    days: int
    state: str
    rule: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What is overdue or due within a year, by day, kind and name; the rules without which a kind is not made."""

    on: date
    revision: int
    deadlines: tuple[Deadline, ...]
    missing_rules: tuple[str, ...]
    left_out: int


OWN = (Contract, Membership, Interview, Funding)
READS = (*OWN, Mandate, Article, Verified, Profile, Rule)
NEEDED: tuple[tuple[str, Kind[Any]], ...] = (
    (CAPE_TOTAL, TERM), (ASSOCIATION, TERM), (CAPE_CONTACT, TERM), (CESA_INTERVIEWS, COUNT), (BOARD, COUNT),
    (MOST_ASSOCIATES, COUNT), (DELAY, TEXT),
)  # fmt: skip


def deadlines(ledger: Ledger, today: date) -> Deadlines:
    """The deadlines as of `today`, by the rules in force that day."""
    found = _Finder(ledger, today).found()
    shown = [one for one in found if one.due <= months_after(today, LATER_MONTHS)]
    return Deadlines(
        on=today,
        revision=as_of(ledger, READS),
        deadlines=tuple(sorted(shown, key=lambda one: (one.due, one.kind, loose(one.who)))),
        missing_rules=tuple(n for n, kind in NEEDED if rule_on_day(ledger, n, kind, today) is None),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in OWN),
    )


def days_in_cape(contracts: tuple[Contract, ...], before: date) -> int:
    """The days spent in CAPE before a day, first and last counted, each once."""
    count, counted_to = 0, date.min
    for one in contracts:
        if one.type != CAPE or one.start >= before:
            continue
        first = max(one.start, counted_to)
        after = min((one.last or date.max - timedelta(days=1)) + timedelta(days=1), before)
        if after > first:
            count += (after - first).days
            counted_to = after
    return count


class _Finder:
    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger, self._today = ledger, today
        self._stays = stays(ledger)

    def found(self) -> Iterator[Deadline]:
        """Every deadline, in no order."""
        for who, own in self._stays.contracts.items():
            running = self._stays.in_force(who, self._today)
            if running is not None and running.type == CAPE:
                yield from self._of_cape(who, own)
            if running is not None and running.type == CESA:
                yield from self._of_cesa(who, own)
        yield from self._mandates()
        yield from self._funder_reports()
        yield from self._pages()
        yield from self._associates()

    def _made(self, kind: str, who: str, due: date, rule: str | None = None, source: str | None = None) -> Deadline:
        days = (due - self._today).days
        state = OVERDUE if days < 0 else SOON if days <= SOON_DAYS else LATER
        return Deadline(kind, who, due, days, state, rule, source)

    def _of_cape(self, who: str, own: tuple[Contract, ...]) -> Iterator[Deadline]:
        capes = (one for one in own if one.type == CAPE and runs(one, self._today))
        running = max(capes, key=lambda one: one.start)
        later = any(one.start > running.start for one in own)
        if running.last is not None and not later:
            yield self._made("cape_end", who, running.last)
        if total := rule_on_day(self._ledger, CAPE_TOTAL, TERM, self._today):
            first = min(one.start for one in own if one.type == CAPE)
            due = months_after(first, total.value) - timedelta(days=1)
            yield self._made("cape_limit", who, due, CAPE_TOTAL, total.rule.origin)
        if contact := rule_on_day(self._ledger, CAPE_CONTACT, TERM, self._today):
            met = max((one.day for one in self._met(who)), default=running.start)
            due = months_after(met, contact.value)
            yield self._made("contact", who, due, CAPE_CONTACT, contact.rule.origin)

    def _of_cesa(self, who: str, own: tuple[Contract, ...]) -> Iterator[Deadline]:
        wanted = rule_on_day(self._ledger, CESA_INTERVIEWS, COUNT, self._today)
        year = [one for one in self._met(who) if one.day.year == self._today.year]
        if wanted and sum(one.nature != CONTACT for one in year) < wanted.value:
            due = date(self._today.year, 12, 31)
            yield self._made("interview", who, due, CESA_INTERVIEWS, wanted.rule.origin)
        delay = rule_on_day(self._ledger, ASSOCIATION, TERM, self._today)
        if delay and not self._stays.is_associate(who, self._today):
            start = min(one.start for one in own if one.type == CESA)
            spent = timedelta(days=days_in_cape(own, start))
            due = months_after(start, delay.value) - spent
            yield self._made("association", who, due, ASSOCIATION, delay.rule.origin)

    def _met(self, who: str) -> list[Interview]:
        """The interviews of a person up to today."""
        return self._ledger.once(_interviews, self._today).get(who, [])

    def _mandates(self) -> Iterator[Deadline]:
        for one in self._ledger.of(Mandate):
            if one.end and one.start <= self._today <= one.end:
                yield self._made("mandate_end", self._ledger.people.canonical[one.who], one.end)

    def _funder_reports(self) -> Iterator[Deadline]:
        for one in reports_due(self._ledger, self._today):
            if one.report_due is not None:
                yield self._made("funder_report", one.funder, one.report_due)

    def _pages(self) -> Iterator[Deadline]:
        delay = rule_on_day(self._ledger, DELAY, TEXT, self._today)
        months = lasts(delay.value) if delay else None
        if delay is None or months is None:
            return
        for article in self._ledger.of(Article):
            if article.verified and article.verified <= self._today:
                due = months_after(article.verified, months)
                yield self._made("article", article.title, due, DELAY, delay.rule.origin)
        for page in freshness(self._ledger, self._today).pages:
            if page.due:
                yield self._made("page", page.page, page.due, DELAY, delay.rule.origin)

    def _associates(self) -> Iterator[Deadline]:
        count = self._stays.associates(self._today)
        board = rule_on_day(self._ledger, BOARD, COUNT, self._today)
        seated = any(
            one.body == BODIES[1] and one.start <= self._today and (one.end is None or one.end >= self._today)
            for one in self._ledger.of(Mandate)
        )
        if board and count > board.value and not seated:
            yield self._made("board", BODIES[1], self._today, BOARD, board.rule.origin)
        most = rule_on_day(self._ledger, MOST_ASSOCIATES, COUNT, self._today)
        if most and count >= most.value - ALMOST:
            state = OVERDUE if count >= most.value else SOON
            told, source = f"{count} associé·es", most.rule.origin
            yield Deadline("associates", told, self._today, 0, state, MOST_ASSOCIATES, source)


def _interviews(ledger: Ledger, today: date) -> dict[str, list[Interview]]:
    found: dict[str, list[Interview]] = {}
    for one in ledger.of(Interview):
        if one.day <= today:
            found.setdefault(ledger.people.canonical[one.who], []).append(one)
    return found


REPORT = ReportType(
    "deadlines",
    READS,
    deadlines,
    robot="Échéances",
    says=(
        "what is due: ends and limits of CAPE, associations, contacts, interviews, ends of mandates, reports to "
        "funders, articles and pages to be read again, the supervisory board, the number of associates; each with "
        "its rule and source"
    ),
    shows="Tableau de bord/Échéances, once something is due",
)
