"""The page of the report "trainings": `Tableau de bord/Formations`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.report_pages import ReportPages
from coopwiki.subjects.trainings.report import CONFIRMED, FULL, REPORT, TrainingRow, Trainings
from coopwiki.subjects.trainings.training import GIVEN, OFFERED

PAGE = "Formations"
"""What the page is called."""


def training_page(context: Context, data: Trainings) -> Iterator[Published]:
    """One page, once a training is written: what is still missing, what is confirmed, what was given."""
    if not data.trainings and not data.left_out:
        return
    yield context.page(
        context.title(PAGE),
        "trainings",
        "trainings/page",
        left_out=data.left_out,
        revision=data.revision,
        confirmed=_of(data, CONFIRMED, FULL),
        offered=_of(data, OFFERED),
        given=_given(data),
        others=[row for row in _over(data) if row not in _given(data)],
        year=context.today.year,
        show_names=context.show_names,
        future=data.future,
    )


def _of(data: Trainings, *states: str) -> list[TrainingRow]:
    return [row for row in data.trainings if row.state in states]


def _over(data: Trainings) -> list[TrainingRow]:
    return [row for row in data.trainings if row.state not in (CONFIRMED, FULL, OFFERED)]


def _given(data: Trainings) -> list[TrainingRow]:
    """Those given in the year."""
    return [row for row in _of(data, GIVEN) if row.day and row.day.year == data.on.year]


PAGES = (ReportPages(REPORT, training_page),)
