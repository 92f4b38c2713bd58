"""A ledger → reports and their pages."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.publishing.context import Context
from coopwiki.publishing.headings import with_heading
from coopwiki.publishing.layout import environment
from coopwiki.publishing.robot_page import Published, RobotPage
from coopwiki.publishing.splitting import split
from coopwiki.settings import Settings
from coopwiki.subjects.report import Report, ReportType

log = logging.getLogger(__name__)
NOTHING: Mapping[str, Report[Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RenderedReport:
    """A report and its pages."""

    report: Report[Any]
    pages: tuple[Published, ...]


WHO_MAY: Mapping[str, Audience] = MappingProxyType({"everyone": Audience.EVERYONE, "members": Audience.MEMBERS})
"""For whom amounts by person are, by the setting's word; "nobody" stands for none."""


def shows_people(settings: Settings, readers: Audience) -> bool:
    """Whether amounts by person may stand on pages that `readers` read."""
    meant = WHO_MAY.get(settings.amounts_by_person)
    return meant is not None and meant.allows(readers)


def context_of(ledger: Ledger, today: date, settings: Settings, readers: Audience = Audience.EVERYONE) -> Context:
    """What the pages are made from, for those who read the wiki; everyone unless said otherwise.

    Pages are loaded here: a run that finds that nothing changed needs none.
    """
    from coopwiki.subjects.pages import FILTERS

    return Context(
        ledger,
        today,
        settings.root,
        settings.data,
        environment(settings.prefix, FILTERS),
        shows_people(settings, readers),
        readers,
        show_referents=settings.referents == "members" and Audience.MEMBERS.allows(readers),
    )


def make(
    types: Iterable[ReportType[Any]], context: Context, known: Mapping[str, Report[Any]] = NOTHING
) -> tuple[tuple[RenderedReport, ...], tuple[str, ...]]:
    """Every report with its pages, and the names of those that failed. One that fails stops no other.

    A report that isn't meant for all who read the wiki is not made.
    A report in `known` is not worked out again; its pages are, as they may show names from other records.
    """
    made, failed = [], []
    for type_ in types:
        if not type_.audience.allows(context.readers):
            continue
        try:
            made.append(_made(type_, context, known.get(type_.name)))
        except Exception:  # the operator gets the traceback, members the other reports
            log.exception("le rapport « %s » a échoué", type_.name)
            failed.append(type_.name)
    return tuple(made), tuple(failed)


def _made(type_: ReportType[Any], context: Context, known: Report[Any] | None) -> RenderedReport:
    from coopwiki.subjects.pages import PAGES

    report = known or Report(type_.name, type_.compute(context.ledger, context.today))
    pages = PAGES[report.name](replace(context, robot=type_.called, report=type_.name), report.data)
    headed = (with_heading(page, context.root) if isinstance(page, RobotPage) else page for page in split(pages))
    return RenderedReport(report, tuple(replace(page, robot=type_.called) for page in headed))
