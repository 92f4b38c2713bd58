"""Where the figures of the subject's reports come from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.euros import ZERO
from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.agenda.calendar_report import READS, calendar, in_view
from coopwiki.subjects.agenda.planned import title_of
from coopwiki.subjects.agenda.weekly_call import weekly_call
from coopwiki.subjects.agenda.weekly_history_report import WeekSums, decided_after, done_after, lines_of_week
from coopwiki.subjects.agenda.weekly_report import READS as WEEKLY_READS
from coopwiki.subjects.agenda.weekly_report import weekly
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.figure import COUNT, EUROS, MINUTES, Figure, Term
from coopwiki.subjects.figure_terms import ONE, entered, left_out

WEEK_LINES = "Les contributions du lundi au dimanche de la semaine d’avant l’appel."
DECIDED = "Les décisions datées du jour de l’appel à la veille du suivant."
DONE = "Les actions dont « fait le » va du jour de l’appel à la veille du suivant."
COMING = "Les réunions et événements d’aujourd’hui et des 90 jours à venir, chaque fois d’une série à part."


def calendar_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "calendar": `coming`."""
    data = calendar(ledger, today)
    terms = [
        entered(one.record, ONE, shortened(title_of(ledger, one.record, one.like)), write_day(one.day))
        for one in in_view(ledger, today)
        if one.until >= today
    ]
    yield Figure("coming", "", "", "à venir", data.coming, COUNT, lambda: terms, COMING)
    out = [item for type_ in READS for item in ledger.left_out_of(type_)]
    yield left_out(data.left_out, out)


def weekly_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "weekly": `last_week minutes`, `2026-06-22 decisions`, `mandate_end count`."""
    data = weekly(ledger, today)
    call = weekly_call(ledger, today).day
    yield from _of_week(ledger, today, "last_week", call, data.last_week)
    for row in data.history:
        name = str(row.day)
        yield from _of_week(ledger, today, name, row.day, row.week)
        decided = [entered(one, ONE, shortened(one.title), "décidé") for one in decided_after(ledger, row.day, today)]
        done = [entered(one, ONE, shortened(one.what), "fait") for one in done_after(ledger, row.day, today)]
        yield _counted(name, "decisions", "décisions", row.decisions, decided, DECIDED)
        yield _counted(name, "done", "actions faites", row.done, done, DONE)
    out = [item for type_ in dict.fromkeys(WEEKLY_READS) for item in ledger.left_out_of(type_)]
    yield left_out(data.left_out, out)


def _of_week(ledger: Ledger, today: date, name: str, call: date, week: WeekSums) -> Iterator[Figure]:
    lines = lines_of_week(ledger, call, today)
    times = [_term(line, line.contribution.spent or ZERO) for line in lines]
    unpaid = [_term(line, line.contribution.spent or ZERO) for line in lines if line.unpaid]
    yield _counted(name, "lines", "contributions", week.lines, [_term(line, ONE) for line in lines], WEEK_LINES)
    yield Figure("weeks", name, "minutes", "temps", week.minutes, MINUTES, lambda: times, WEEK_LINES)
    yield Figure("weeks", name, "unpaid_minutes", "non payé", week.unpaid_minutes, MINUTES, lambda: unpaid, WEEK_LINES)
    amounts = [_term(line, line.amount) for line in lines]
    yield Figure("weeks", name, "amount", "demandé", week.amount, EUROS, lambda: amounts, WEEK_LINES)


def _term(line: Line, value: Decimal) -> Term:
    given = line.contribution
    return entered(given, value, shortened(given.what), write_day(given.day))


def _counted(row: str, name: str, called: str, value: int, terms: list[Term], rule: str) -> Figure:
    return Figure("weeks", row, name, called, value, COUNT, lambda: terms, rule)


EXPLAINED = {
    "calendar": calendar_figures,
    "weekly": weekly_figures,
}
