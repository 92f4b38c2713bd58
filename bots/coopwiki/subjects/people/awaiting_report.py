"""What a person's page says first: what awaits them, their last lines, their circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.subjects.agenda.calendar_report import CalendarEvent, calendar
from coopwiki.subjects.board.report import Placed, faded_actions, open_actions
from coopwiki.subjects.budgets.budgets_report import CONTRIBUTIVE, budgets
from coopwiki.subjects.budgets.expense import PAID, Expense
from coopwiki.subjects.circles.circles_report import CircleRow, circles
from coopwiki.subjects.circles.holding import is_to_hand_over
from coopwiki.subjects.circles.mandates_report import MandateRow, mandates
from coopwiki.subjects.circles.roles_report import RoleRow, roles
from coopwiki.subjects.contributions.lines import Line, budget_name
from coopwiki.subjects.contributions.sums import left_out_by
from coopwiki.subjects.decisions.proposal import CONSULTING, OPEN
from coopwiki.subjects.decisions.proposal_state import OBJECTED, UNREAD
from coopwiki.subjects.decisions.proposals_report import ProposalRow, proposals
from coopwiki.subjects.people.usual_lines_report import NOTHING_AGAIN, again
from coopwiki.subjects.ranks import rank
from coopwiki.subjects.trainings.report import TrainingRow, trainings
from coopwiki.subjects.trainings.training import OFFERED

LAST = 10
"""Lines that stand first, counted or to be corrected."""
FORTNIGHT = timedelta(days=14)
"""So far ahead a person's page says what their circles meet about."""


@dataclass(frozen=True, slots=True)
class RecentLine:
    """One line of a person: `day` and `what` are None where they can't be read; `counts` says whether totals do.

    `rank` is that of the record on its page, for the form; 0 where nothing is to be corrected. `says` are the
    sentences of what is to be corrected.
    """

    day: date | None
    what: str | None
    page: str
    revision: int
    line: int
    counts: bool
    rank: int = 0
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Awaiting:
    """What awaits one person, and where they take part; empty where there is nothing."""

    opinions: tuple[ProposalRow, ...] = ()
    to_correct: tuple[RecentLine, ...] = ()
    roles: tuple[RoleRow, ...] = ()
    mandates: tuple[MandateRow, ...] = ()
    actions: tuple[Placed, ...] = ()
    faded: tuple[Placed, ...] = ()
    trainings: tuple[TrainingRow, ...] = ()
    meetings: tuple[CalendarEvent, ...] = ()
    usual: tuple[Line, ...] = ()
    purchases: tuple[Expense, ...] = ()
    circles: tuple[CircleRow, ...] = ()

    @property
    def is_anything(self) -> bool:
        """Whether there is something for them to do."""
        due = self.opinions or self.to_correct or self.roles or self.mandates or self.actions
        return bool(due or self.faded or self.trainings or self.meetings or self.usual)

    @property
    def revisions(self) -> Iterator[int]:
        """Of the pages on which these stand."""
        for rows in (self.opinions, self.to_correct, self.roles, self.mandates, self.trainings, self.meetings):
            yield from (row.revision for row in rows)
        yield from (action.revision for _, action in (*self.actions, *self.faded))


class Waiting:
    """What awaits everybody, gone through once."""

    def __init__(self, ledger: Ledger, on: date) -> None:
        asked = (CONSULTING, OPEN, OBJECTED, UNREAD)
        self._proposals = [row for row in proposals(ledger, on).open if row.state in asked]
        self._circles = circles(ledger, on).circles
        self._offered = [row for row in trainings(ledger, on).trainings if row.state == OFFERED]
        coming = (one for one in calendar(ledger, on).events if on <= one.last_day and one.day <= on + FORTNIGHT)
        self._meetings = [one for one in coming if one.circle]
        self._again = again(ledger, on)
        self._purchases = [one for one in ledger.of(Expense) if one.state != PAID]
        self._payer = {one.budget: budget_name(ledger, one.budget) for one in self._purchases}
        rows = budgets(ledger, on).budgets
        self._watched = [(row.name, row.terms.watcher) for row in rows if row.nature == CONTRIBUTIVE]
        self._to_correct = _to_correct(ledger, on)
        self._roles: dict[str, list[RoleRow]] = defaultdict(list)
        self._mandates: dict[str, list[MandateRow]] = defaultdict(list)
        self._actions = _by_person(open_actions(ledger, on))
        self._faded = _by_person(faded_actions(ledger, on))
        for role in roles(ledger, on).roles:
            if role.holding and is_to_hand_over(role.state, role.holding.until, on) and not role.following:
                for held in (role.holding, *role.together):
                    self._roles[held.who].append(role)
        for seat in mandates(ledger, on).mandates:
            if is_to_hand_over(seat.state, seat.until, on) and not seat.followed:
                self._mandates[seat.who].append(seat)

    def of(self, name: str) -> Awaiting:
        """One person's; actions by their day."""
        own = tuple(row for row in self._circles if name in row.members)
        return Awaiting(
            opinions=tuple(self._opinions(name, {row.name for row in own})),
            to_correct=tuple(self._to_correct.get(name, ())),
            roles=tuple(self._roles.get(name, ())),
            mandates=tuple(self._mandates.get(name, ())),
            actions=tuple(self._actions.get(name, ())),
            faded=tuple(self._faded.get(name, ())),
            trainings=tuple(row for row in self._offered if name not in (*row.trainers, *row.people)),
            meetings=tuple(one for one in self._meetings if one.circle in {row.name for row in own}),
            usual=self._again.get(name, NOTHING_AGAIN).usual,
            purchases=tuple(self._bought(name, {row.name for row in own})),
            circles=own,
        )

    def _bought(self, name: str, own: set[str]) -> Iterator[Expense]:
        """What is announced and not yet paid, of the budgets of their circles and of those they watch."""
        theirs = own | {budget for budget, watcher in self._watched if watcher == name}
        yield from (one for one in self._purchases if self._payer[one.budget] in theirs)

    def _opinions(self, name: str, own: set[str]) -> Iterator[ProposalRow]:
        """The open proposals of others that are for everybody or for one of their circles, without their opinion."""
        for row in self._proposals:
            asked = name in row.asked or not row.circles or own.intersection((*row.circles, row.decides))
            if asked and row.who != name and name not in {said.who for said in row.opinions}:
                yield row


def _by_person(actions: Iterable[Placed]) -> Mapping[str, list[Placed]]:
    """The actions of each person, by their day."""
    found: dict[str, list[Placed]] = defaultdict(list)
    for where, action in sorted(actions, key=lambda pair: pair[1].due or date.max):
        if action.who:
            found[action.who].append((where, action))
    return found


def recent(counted: Sequence[Line], to_correct: Sequence[RecentLine]) -> list[RecentLine]:
    """The last lines of a person, the newest first; those without a day that can be read before all."""
    rows = chain(to_correct, map(_counted, counted))
    return sorted(rows, key=lambda row: row.day or date.max, reverse=True)[:LAST]


def _counted(line: Line) -> RecentLine:
    given = line.contribution
    page = given.page
    return RecentLine(given.day, given.what, page.title, page.revision, given.line, counts=True)


def _to_correct(ledger: Ledger, on: date) -> Mapping[str, list[RecentLine]]:
    found: dict[str, list[RecentLine]] = defaultdict(list)
    for item in left_out_by(ledger, on):
        if who := item.values.get("who"):
            found[ledger.people.canonical[who]].append(_left_out(ledger, item))
    return found


def _left_out(ledger: Ledger, item: LeftOut) -> RecentLine:
    day, what, page = item.values.get("day"), item.values.get("what"), item.page
    at = rank(ledger, page.id, item.offset)
    says = ledger.once(_errors).get((page.id, item.offset), ())
    return RecentLine(day, what, page.title, page.revision, item.line, counts=False, rank=at, says=tuple(says))


def _errors(ledger: Ledger) -> Mapping[tuple[int, int], list[str]]:
    """What leaves each record out, by its page and place."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for issue in ledger.issues:
        if issue.severity == "error":
            found[issue.page.id, issue.call].append(issue.fault.message)
    return found
