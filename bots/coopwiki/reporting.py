"""A ledger → reports and their pages."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from coopwiki.core.ledger import Ledger
from coopwiki.publishing import PAGES
from coopwiki.publishing.context import ROBOTS, Context
from coopwiki.publishing.layout import environment
from coopwiki.publishing.robot_page import Published
from coopwiki.publishing.splitting import split
from coopwiki.records import RECORDS
from coopwiki.reports.report import Report, ReportType
from coopwiki.settings import Settings

log = logging.getLogger(__name__)
NOTHING: Mapping[str, Report] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Made:
    """A report and its pages."""

    report: Report
    pages: tuple[Published, ...]


def context_of(ledger: Ledger, today: date, settings: Settings) -> Context:
    """What the pages are made from."""
    show_people = settings.amounts_by_person == "everyone"
    return Context(
        ledger, today, settings.root, settings.data, environment(settings.prefix), show_people
    )


def make(
    types: Iterable[ReportType], context: Context, known: Mapping[str, Report] = NOTHING
) -> tuple[tuple[Made, ...], tuple[str, ...]]:
    """Every report with its pages, and the names of those that failed; the others are made all the same.

    A report in `known` is not worked out again; its pages are, as they may show names from other records.
    """
    made, failed = [], []
    for type_ in types:
        try:
            made.append(_made(type_, context, known.get(type_.name)))
        except Exception:  # the operator gets the traceback, members the other reports
            log.exception("le rapport « %s » a échoué", type_.name)
            failed.append(type_.name)
    return tuple(made), tuple(failed)


def _made(type_: ReportType, context: Context, known: Report | None) -> Made:
    report = known or Report(type_.name, type_.compute(context.ledger, context.today))
    return Made(report, tuple(split(PAGES[report.name](context, report.data))))


def state_page(context: Context, made: Sequence[Made], failed: Sequence[str]) -> Published:
    """The page that says what the robots did."""
    records = sum(len(context.ledger.of(type_)) for type_ in RECORDS)
    return context.page(
        context.title(ROBOTS), "robots", "robots", left_out=len(context.ledger.left_out), revision=0,
        on=context.today, records=records, reports=[one.report.name for one in made], failed=list(failed),
    )  # fmt: skip
