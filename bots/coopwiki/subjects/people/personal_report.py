"""Mine: for each person with a profile, their own lines, what they can invoice, their budgets, what they announced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.approximate import estimate, write_estimate
from coopwiki.core.book_years import YearName
from coopwiki.core.euros import ZERO
from coopwiki.core.forgotten import is_pseudonym
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.agenda.calendar_report import READS as PLANNED
from coopwiki.subjects.board.report import READS as TO_DO
from coopwiki.subjects.budgets import budgets_report as budgets
from coopwiki.subjects.budgets.charges import Draw, draws
from coopwiki.subjects.circles.mandates_report import READS as SEATED
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.circles.roles_report import READS as HELD
from coopwiki.subjects.contracts.accompaniment_report import READS as ACCOMPANIED
from coopwiki.subjects.contracts.accompaniment_report import Followed, accompaniment
from coopwiki.subjects.contracts.deadlines_report import READS as DUE_OF
from coopwiki.subjects.contracts.deadlines_report import Deadline, deadlines_by_person
from coopwiki.subjects.contributions.intention import Intention
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import Sums, counted_by_year, counted_lines, grouped, left_out_by, sums
from coopwiki.subjects.decisions.proposals_report import READS as ASKED_OF
from coopwiki.subjects.invoicing.invoices_report import Invoice, invoices
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.people.unnoted_meetings import Attended, unnoted
from coopwiki.subjects.report import ReportType, as_of
from coopwiki.subjects.rules.year_rule import year_of
from coopwiki.subjects.trainings.report import READS as OFFERED


@dataclass(frozen=True, slots=True)
class OwnRate:
    """How many lines of this year a person noted at an hourly rate, and their minutes. Euros an hour."""

    rate: Decimal
    lines: int
    minutes: Decimal


@dataclass(frozen=True, slots=True)
class OwnIntention:
    """Work a person announced and has still to do; `words` is what they expect to ask, as vague as written."""

    day: date
    what: str
    budget: str
    words: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Own:
    """What concerns one person. `to_invoice` sums the `invoices` above zero; `budgets` are those they drew on.

    `watched` are the budgets they watch. What the `intentions` may ask is between `announced_low` and
    `announced_high`. `unnoted` is empty but for who says so on their profile
    (`me suggérer=oui`). `left_out` counts their own calls that could not be read. `deadlines` are theirs, for members;
    `accompanies` whom they are the referent of, for a few: both are beside `revision`, which is that of their work.
    """

    name: str
    this_month: Sums
    this_year: Sums
    to_invoice: Decimal
    invoices: tuple[Invoice, ...]
    rates: tuple[OwnRate, ...]
    budgets: tuple[str, ...]
    watched: tuple[str, ...]
    intentions: tuple[OwnIntention, ...]
    announced_low: Decimal
    announced_high: Decimal
    announced_words: str
    unnoted: tuple[Attended, ...]
    left_out: int
    revision: int
    deadlines: tuple[Deadline, ...]
    accompanies: tuple[Followed, ...]

    @property
    def has_work(self) -> bool:
        """Whether there is anything to show but what their contract asks next."""
        return bool(self.this_year.lines or self.invoices or self.intentions or self.watched or self.unnoted)


@dataclass(frozen=True, slots=True)
class Mine:
    """Everybody who has a profile and something to show, in order of name; `left_out` counts contributions.

    Who is forgotten has no page. `revision` is that of the newest profile: each person has their own.
    """

    on: date
    revision: int
    month: str
    year: YearName
    people: tuple[Own, ...]
    left_out: int


AWAITED = (*ASKED_OF, *HELD, *SEATED, *TO_DO, *OFFERED, *PLANNED)
"""What the page says first, beside the figures: opinions, roles and mandates that end, actions, trainings, meetings."""
READS = tuple(dict.fromkeys((*budgets.READS, Meeting, *DUE_OF, *ACCOMPANIED, *AWAITED)))


def own_of(ledger: Ledger, today: date, names: Iterable[str]) -> Mapping[str, Own]:
    """What concerns each of these people, whether or not they have a profile."""
    gathered = ledger.once(_Gathered, today)
    return {name: gathered.own(name) for name in names}


def mine(ledger: Ledger, today: date) -> Mine:
    """The month and the year of `today`; all figures as in "contributions", one person's lines at a time."""
    return ledger.once(_mine, today)


def _mine(ledger: Ledger, today: date) -> Mine:
    gathered = ledger.once(_Gathered, today)
    known = {profile.name for profile in ledger.of(Profile) if not is_pseudonym(profile.name)}
    names = sorted(known, key=lambda name: (loose(name), name))
    people = tuple(own for own in map(gathered.own, names) if own.has_work or own.deadlines)
    left_out = len(left_out_by(ledger, today))
    return Mine(today, as_of(ledger, (Profile,)), f"{today:%Y-%m}", year_of(ledger, today).name, people, left_out)


def year_lines(ledger: Ledger, today: date) -> Mapping[str, list[Line]]:
    """Each person's contributions of this year, in page and line order."""
    return ledger.once(_year_lines, today)


def _year_lines(ledger: Ledger, today: date) -> Mapping[str, list[Line]]:
    year = year_of(ledger, today)
    one = year.first.year == year.last.year
    lines = counted_by_year(ledger, today).get(year.first.year, ()) if one else counted_lines(ledger, today)
    of_year = (line for line in lines if line.contribution.day in year)
    return grouped(of_year, lambda line: line.who)


class _Gathered:
    """Everything by person, gone through once."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._today, self._kept = today, ledger.kept
        self._lines = year_lines(ledger, today)
        self._invoices = invoices(ledger, today)
        self._announced = announced(ledger, today)
        self._watched = _watched(ledger, today)
        self._unnoted = unnoted(ledger, today)
        self._left_out = _left_out(ledger, today)
        self._deadlines = deadlines_by_person(ledger, today)
        self._accompanies = {one.name: one.people for one in accompaniment(ledger, today).referents}

    def own(self, name: str) -> Own:
        """One person's."""
        lines, slips = self._lines.get(name, []), self._invoices.get(name, ())
        announced, unnoted = self._announced.get(name, []), self._unnoted.get(name, [])
        expected = estimate(draw.amount for draw in announced)
        revisions = (
            *(line.contribution.page.revision for line in lines),
            self._kept.of(name, _newest_row, slips),
            *(draw.record.page.revision for draw in announced),
            *(row.revision for row in unnoted),
        )
        return Own(
            name=name,
            this_month=sums(of_month(lines, self._today)),
            this_year=sums(lines),
            to_invoice=sum((slip.amount for slip in slips if slip.amount > 0), ZERO),
            invoices=slips,
            rates=_rates(lines),
            budgets=tuple(sorted({line.budget for line in lines}, key=loose)),
            watched=tuple(self._watched.get(name, [])),
            intentions=tuple(map(_intention, announced)),
            announced_low=expected.low,
            announced_high=expected.high,
            announced_words=str(expected),
            unnoted=tuple(unnoted),
            left_out=self._left_out.get(name, 0),
            revision=max(revisions, default=0),
            deadlines=self._deadlines.get(name, ()),
            accompanies=self._accompanies.get(name, ()),
        )


def _newest_row(slips: tuple[Invoice, ...]) -> int:
    return max((row.revision for slip in slips for row in slip.lines), default=0)


def of_month(lines: Iterable[Line], today: date) -> list[Line]:
    """Those of the lines that are dated in the month of `today`."""
    return [
        line for line in lines if (line.contribution.day.year, line.contribution.day.month) == (today.year, today.month)
    ]


def _rates(lines: Iterable[Line]) -> tuple[OwnRate, ...]:
    """The hourly rates of lines that ask for something, the one of most time first."""
    rated = rated_lines(lines)
    rows = (OwnRate(rate, len(rated[rate]), sums(rated[rate]).minutes) for rate in rated)
    return tuple(sorted(rows, key=lambda row: (-row.minutes, row.rate)))


def rated_lines(lines: Iterable[Line]) -> Mapping[Decimal, list[Line]]:
    """Lines whose amount was made of a rate, by rate."""
    made = (line for line in lines if line.amount and line.contribution.lump_sum is None)
    return grouped(made, lambda line: line.contribution.rate or ZERO)


def announced(ledger: Ledger, today: date) -> Mapping[str, list[Draw]]:
    """The intentions still open of each person, in order of day."""
    found: dict[str, list[Draw]] = defaultdict(list)
    for draw in sorted(draws(ledger, today), key=lambda draw: draw.day):
        given = draw.record
        if isinstance(given, Intention) and given.awaited and given.day <= today:
            found[ledger.people.canonical[given.who]].append(draw)
    return found


def _intention(draw: Draw) -> OwnIntention:
    given, page = draw.record, draw.record.page
    words = write_estimate(estimate((draw.amount,)))
    return OwnIntention(given.day, given.what, draw.budget, words, page.title, page.revision, given.line)


def _watched(ledger: Ledger, today: date) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in budgets.budgets(ledger, today).budgets:
        if row.terms.watcher and row.nature == budgets.CONTRIBUTIVE:
            found[row.terms.watcher].append(row.name)
    return found


def _left_out(ledger: Ledger, today: date) -> Mapping[str, int]:
    found: dict[str, int] = defaultdict(int)
    for item in left_out_by(ledger, today):
        if who := item.values.get("who"):
            found[ledger.people.canonical[who]] += 1
    return found


REPORT = ReportType(
    "mine",
    READS,
    mine,
    robot="Pages personnelles",
    says=(
        "for each person with a profile: their lines this month and this year, what they can invoice with "
        "the text to paste, rates, budgets, what they announced, meetings without a line for who asks to "
        "be told; the page begins with what awaits them; never a ranking"
    ),
    shows=("Tableau de bord/Personnes, Tableau de bord/Personnes/Ana Martin, where amounts by person are published"),
)
