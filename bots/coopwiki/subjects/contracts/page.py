"""The pages of this subject: how many we are, and what is to be done until when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from coopwiki.core.limits import months_after
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.contracts import accompaniment_report, deadlines_report, forecast_report, headcount_report
from coopwiki.subjects.contracts.accompaniment_report import Accompaniment
from coopwiki.subjects.contracts.deadlines_report import KINDS, OVERDUE, SOON, Deadlines
from coopwiki.subjects.contracts.deadlines_text import kind_counts, weeks
from coopwiki.subjects.contracts.forecast_report import Forecast
from coopwiki.subjects.contracts.headcount_report import Gone, Headcount
from coopwiki.subjects.report_pages import ReportPages

HEADCOUNT, DEADLINES, FORECAST, ACCOMPANIMENT = "Effectif", "Échéances", "Prévisions", "Accompagnement"
"""What the pages are called."""


def headcount_page(context: Context, data: Headcount) -> Iterator[Published]:
    """One page, once there is a contract or a count."""
    if data.months or data.left_out:
        yield context.page(
            context.title(HEADCOUNT),
            "headcount",
            "contracts/headcount",
            left_out=data.left_out,
            revision=data.revision,
            data=data,
            months=data.months[::-1],
            drawn=[(row.month, row.by_type.values()) for row in data.months],
            left=_left(data) if context.show_names else (),
        )


def _left(data: Headcount) -> list[Gone]:
    """Who left in the last twelve months, the last one first."""
    return [one for one in data.who_left[::-1] if one.day > months_after(data.on, -12)]


def deadlines_page(context: Context, data: Deadlines) -> Iterator[Published]:
    """One page, once something is due; who it is about is for members."""
    if not data.deadlines and not data.left_out:
        return
    named = [one for one in data.deadlines if context.show_names or not KINDS[one.kind].private]
    states = Counter(one.state for one in data.deadlines)
    yield context.page(
        context.title(DEADLINES),
        "deadlines",
        "contracts/deadlines",
        left_out=data.left_out,
        revision=data.revision,
        overdue=states[OVERDUE],
        soon=states[SOON],
        kinds=list(kind_counts(data.deadlines)),
        weeks=list(weeks(named)),
        linked=[kind.name for kind in KINDS.values() if kind.about == "text"],
        hidden=len(data.deadlines) - len(named),
        missing=data.missing_rules,
    )


def forecast_page(context: Context, data: Forecast) -> Iterator[Published]:
    """One page, once there is a contract or a membership: counts and days, of nobody in particular."""
    if not data.paces and not any(
        (row.cape_ends, row.associations, row.entries_noted) != (0, 0, 0) for row in data.months
    ):
        return
    yield context.page(
        context.title(FORECAST),
        "forecast",
        "contracts/forecast",
        left_out=data.left_out,
        revision=data.revision,
        until=data.until,
        months=data.months,
        paces=data.paces,
        reached=data.reached,
        missing=data.missing_rules,
    )


def accompaniment_page(context: Context, data: Accompaniment) -> Iterator[Published]:
    """One page, once somebody has a contract or a referent; who follows whom only where the settings say so."""
    if not data.followed and not any(row.type for row in data.without):
        return
    rows = [row for one in data.referents for row in one.people] + list(data.without)
    named = [row for row in rows if row.state in (OVERDUE, SOON)] if context.show_names else []
    yield context.page(
        context.title(ACCOMPANIMENT),
        "accompaniment",
        "contracts/accompaniment",
        left_out=data.left_out,
        revision=data.revision,
        data=data,
        to_meet=sorted(named, key=lambda row: (row.due or data.on, row.who)),
        whose=context.show_referents,
        names=context.show_names,
        year=data.on.year,
    )


PAGES = (
    ReportPages(headcount_report.REPORT, headcount_page),
    ReportPages(deadlines_report.REPORT, deadlines_page),
    ReportPages(forecast_report.REPORT, forecast_page),
    ReportPages(accompaniment_report.REPORT, accompaniment_page),
)
