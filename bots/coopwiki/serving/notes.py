"""Notes to members who ask for them on their profile: on their talk page, each once.

Robots write on no member's page; these notes are the one exception, by the member's own `me prévenir=oui`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.days import YearMonth, write_month
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading
from coopwiki.core.titles import USER, Titles
from coopwiki.publishing.layout import Environment
from coopwiki.serving.excluded_lines import ExcludedLine, digest, left_lines
from coopwiki.serving.reminders import Told, own_affairs
from coopwiki.serving.talk_pause import USER_TALK
from coopwiki.subjects.contributions.lines import lines
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.trainings.report import CONFIRMED, FULL, TrainingRow, trainings

ROBOT = "Mots aux membres"
"""The name of the robot that writes notes, for its stop page."""

SWITCHES = ("notify_opinion", "notify_objection", "notify_role", "notify_budget")
"""The fields of a profile that ask for a kind of notes about what awaits its member."""

_DAY = "jour:"
_MARK = re.compile(r"<!-- coopwiki:mot ([0-9a-z: -]+?) -->")


@dataclass(frozen=True, slots=True)
class Note:
    """One note: the account and the talk page it goes to, its text, and the keys of what it says."""

    account: str
    page: str
    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """A member who asks for notes, their account and its talk page."""

    name: str
    account: str
    page: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """What notes are made from. `told` are the keys of what was said before."""

    ledger: Ledger
    titles: Titles
    layouts: Environment
    told: Collection[str]

    def of_left_out(self) -> Iterator[Note]:
        """One note to each reader of whom lines are left out that no note named yet."""
        theirs: dict[str, list[ExcludedLine]] = {}
        for item in left_lines(self.ledger):
            if item.key not in self.told:
                theirs.setdefault(item.who, []).append(item)
        for reader in readers(self.ledger, self.titles, "notify_line"):
            if found := theirs.get(reader.name):
                text = self.layouts.get_template("note_left_out.jinja").render(lines=found)
                yield _note(reader, text, (item.key for item in found))

    def of_nothing_noted(self, today: date) -> Iterator[Note]:
        """One note to each reader who has no line dated in the month before `today`'s."""
        month = _before(today)
        noted = _noted(self.ledger, month)
        for reader in readers(self.ledger, self.titles):
            key = f"mois:{month}:{digest(reader.name)}"
            if reader.name not in noted and key not in self.told:
                template = self.layouts.get_template("note_nothing.jinja")
                yield _note(reader, template.render(month=write_month(month)), [key])

    def of_confirmed(self, today: date) -> Iterator[Note]:
        """One note to each reader who gives a training that enough people want now, once and for all."""
        rows = trainings(self.ledger, today).trainings
        confirmed = [row for row in rows if row.state in (CONFIRMED, FULL)]
        for reader in readers(self.ledger, self.titles):
            for row in confirmed:
                key = training_key(row, reader.name)
                if reader.name in row.trainers and key not in self.told:
                    yield _note(reader, self.layouts.get_template("note_confirmed.jinja").render(row=row), [key])

    def of_own_affairs(self, today: date) -> Iterator[Note]:
        """One note to each reader of what awaits them and no note named yet, each kind by its own switch."""
        found: dict[Reader, list[Told]] = {}
        for switch in SWITCHES:
            for reader in readers(self.ledger, self.titles, switch):
                fresh = (one for one in own_affairs(self.ledger, today, reader.name) if one.switch == switch)
                found.setdefault(reader, []).extend(one for one in fresh if one.key not in self.told)
        for reader, told in found.items():
            if told:
                text = self.layouts.get_template("note_own.jinja").render(told=told)
                yield _note(reader, text, (one.key for one in told))


def training_key(row: TrainingRow, who: str) -> str:
    """What stands for the news that a training is confirmed, said to one of those who give it."""
    return f"formation:{digest(heading(row.title), row.page, who)}"


def readers(ledger: Ledger, titles: Titles, switch: str = "notify") -> tuple[Reader, ...]:
    """The members whose own user page asks for such notes, each once; a wish on another page counts for nothing.

    A kind of notes has a switch of its own on the profile; where that says nothing, `me prévenir` does.
    """
    found = (own[0] for own in _of_accounts(ledger, titles).values() if len(own) == 1)
    asked = (one for one in found if (getattr(one, switch) or one.notify) == "oui")
    named = ((one.name, own_account(one, titles)) for one in asked)
    return tuple(Reader(name, account, titles.full(USER_TALK, account)) for name, account in named)


def crowded(ledger: Ledger, titles: Titles) -> tuple[str, ...]:
    """The talk pages of accounts on whose own page several profiles stand: nobody can say which one reads there."""
    several = {account: own for account, own in _of_accounts(ledger, titles).items() if len(own) > 1}
    asked = (account for account, own in several.items() if any(_asks(one) for one in own))
    return tuple(titles.full(USER_TALK, account) for account in asked)


def _of_accounts(ledger: Ledger, titles: Titles) -> Mapping[str, Sequence[Profile]]:
    """The profiles that stand on an account's own user page, by the account."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for profile in ledger.of(Profile):
        if account := own_account(profile, titles):
            found[account].append(profile)
    return found


def _asks(profile: Profile) -> bool:
    return any(getattr(profile, switch) == "oui" for switch in ("notify", "notify_line", *SWITCHES))


def day_key(page: str, today: date) -> str:
    """What stands for a note written on a talk page on that day: there is one a day at most."""
    return f"{_DAY}{today}:{digest(page)}"


def one_a_day(notes: Iterable[Note], told: Collection[str], today: date) -> Iterator[Note]:
    """The notes to one page as one; none to a page on which one was written today: they wait for tomorrow."""
    by_page: dict[str, list[Note]] = {}
    for note in notes:
        by_page.setdefault(note.page, []).append(note)
    for page, own in by_page.items():
        if day_key(page, today) not in told:
            text = "\n\n".join(note.text for note in own)
            keys = dict.fromkeys(key for note in own for key in note.keys)
            yield Note(own[0].account, page, text, tuple(keys))


def told_on(page: str) -> frozenset[str]:
    """The keys of the notes that stand on a talk page."""
    return frozenset(key for found in _MARK.findall(page) for key in found.split())


def still_of_use(keys: Iterable[str], ledger: Ledger, today: date) -> frozenset[str]:
    """The keys that keep a note from being written twice: of lines still left out, of last month, of trainings.

    What awaits somebody is worked out for whom notes can reach: one profile on a page of a user.
    """
    left = {item.key for item in left_lines(ledger)}
    given = {training_key(row, who) for row in trainings(ledger, today).trainings for who in row.trainers}
    names = {one.page.id: one.name for one in ledger.of(Profile) if one.page.namespace == USER}.values()
    affairs = {one.key for name in names for one in own_affairs(ledger, today, name)}
    kept = (f"mois:{_before(today)}:", f"{_DAY}{today}:")
    return frozenset(key for key in keys if key in left | given | affairs or key.startswith(kept))


def own_account(profile: Profile, titles: Titles) -> str:
    """The account on whose own user page the profile stands; '' elsewhere, or where it names another account."""
    namespace, owner = titles.split(profile.page.title, 0)
    named = titles.split(profile.account, USER) if profile.account else (USER, owner)
    return owner if namespace == USER and "/" not in owner and named == (USER, owner) else ""


def _before(today: date) -> YearMonth:
    last = today.replace(day=1) - timedelta(days=1)
    return YearMonth(last.year, last.month)


def _noted(ledger: Ledger, month: YearMonth) -> frozenset[str]:
    """Who has a line in this month, counted or left out; one whose day can't be read may be in it."""
    counted = {line.who for line in lines(ledger) if _in(line.contribution.day, month)}
    left = [item.values for item in ledger.left_out if item.values.get("who")]
    maybe = {ledger.people.canonical[v["who"]] for v in left if "day" not in v or _in(v["day"], month)}
    return frozenset(counted | maybe)


def _in(day: date, month: YearMonth) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _note(reader: Reader, text: str, keys: Iterable[str]) -> Note:
    keys = tuple(dict.fromkeys(keys))
    return Note(reader.account, reader.page, f"{text.strip()}\n<!-- coopwiki:mot {' '.join(keys)} -->", keys)
