"""The fundings that count: granted or paid, for a year that has begun."""

from __future__ import annotations

from datetime import date

from coopwiki.core.book_years import YearName
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading, loose
from coopwiki.subjects.finances.funding import Funding
from coopwiki.subjects.rules.year_rule import first_day


def counted(ledger: Ledger, today: date) -> tuple[Funding, ...]:
    """Every funding granted or paid for this year or one before, in page order."""
    return tuple(one for one in ledger.of(Funding) if one.counts and first_day(ledger, one.year) <= today)


def reports_due(ledger: Ledger, today: date) -> list[Funding]:
    """The fundings whose funder still waits for a report, by the day it is due, then by the funder's name."""
    return sorted((one for one in counted(ledger, today) if one.awaits_report(today)), key=_order)


def _order(one: Funding) -> tuple[date, str, str, int]:
    return one.report_due or date.max, loose(one.funder), one.page.title, one.line


def same_thing(one: Funding) -> tuple[YearName, str, str]:
    """What two records share that speak of one funding: the year, the funder, what it is for."""
    return one.year, same_name(one.funder), same_name(one.purpose or "")


def same_name(typed: str) -> str:
    """The form under which two names of a funder, a project, a common or a brand are one; '' for none."""
    return heading(typed) or typed
