"""Has each member's account shown what concerns that member alone, where the wiki has the extension."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from coopwiki.core.forgotten import is_pseudonym
from coopwiki.core.ledger import Ledger
from coopwiki.core.titles import Titles
from coopwiki.runs.refresh import Run, Work
from coopwiki.serving.notes import own_account
from coopwiki.serving.robots import OpenedWiki
from coopwiki.subjects.people.own_space_page import own_spaces
from coopwiki.subjects.people.own_spaces_report import own_spaces_of
from coopwiki.subjects.people.personal_report import REPORT, year_lines
from coopwiki.subjects.people.profile import Profile
from coopwiki.wiki.own_spaces import mark

log = logging.getLogger(__name__)

_STILL_TRUE = timedelta(minutes=5)
"""How old the hour may be at which the wiki says the robots came by: a quieter look asks the wiki nothing more."""


@dataclass(slots=True)
class Alone:
    """Gives each account what changed. Of the work `_given` all was given; at `_came` the wiki was last asked."""

    _given: Work | None = field(default=None, init=False)
    _came: datetime | None = field(default=None, init=False)
    _is_there: bool = field(default=True, init=False)

    def show(self, run: Run, opened: OpenedWiki, now: datetime) -> int:
        """How many accounts are shown something new; none after a part of a run. Raises Stopped, WikiError."""
        work = run.work
        if work is None or not work.everything or REPORT.name in run.failed or self._is_useless(work, now):
            return 0
        fresh = work is not self._given
        people = accounts_of(work.context.ledger, opened.robot.site().titles, work) if fresh else {}
        shown = opened.robot.shown_alone(people.keys())
        given = _give(work, opened, people, shown) if shown else 0
        self._given, self._came, self._is_there = work, now, shown is not None
        return given

    def _is_useless(self, work: Work, now: datetime) -> bool:
        if work is not self._given or self._came is None:
            return False
        return not self._is_there or self._came <= now < self._came + _STILL_TRUE


def _give(work: Work, opened: OpenedWiki, people: Mapping[str, str], shown: Mapping[str, str]) -> int:
    accounts = {people[account]: account for account in people if account in shown}
    given = 0
    for name, document in own_spaces(
        work.context, own_spaces_of(work.context.ledger, work.context.today, accounts), work.pages
    ):
        account = accounts[name]
        if mark(document) != shown[account] and opened.permission(REPORT.called):
            opened.robot.show_alone(account, document)
            given += 1
    log.info("%s espaces personnels mis à jour.", given)
    return given


def accounts_of(ledger: Ledger, titles: Titles, work: Work) -> dict[str, str]:
    """The person each account is, where nobody else may be meant.

    It is the account on whose own user page their one profile stands; for who has no profile, or one on another page,
    the account of their very name. A name that several profiles bear, or that two accounts claim, is nobody's.
    """
    claims: dict[str, list[str]] = defaultdict(list)
    for profile in ledger.of(Profile):
        claims[profile.name].append(own_account(profile, titles) or profile.name)
    lone = (name for name in year_lines(ledger, work.context.today) if name not in ledger.people)
    claimed = dict(_claimed(claims)) | {name: name for name in lone}
    accounts: dict[str, list[str]] = defaultdict(list)
    for name, account in claimed.items():
        if not is_pseudonym(name):
            accounts[account].append(name)
    return {account: names[0] for account, names in accounts.items() if len(names) == 1}


def _claimed(claims: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
    for name, accounts in claims.items():
        if len(accounts) == 1:
            yield name, next(iter(accounts))
