"""The pages that hold contributions: one per person and year, one notebook per circle and year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from days import MONTHS, in_words
from page import DemoPage
from subjects.circles.meetings import Meeting, held
from subjects.contributions.lines import Line
from subjects.contributions.notation import written
from subjects.decisions.decisions import decisions_of


def journal_title(who: str, year: int) -> str:
    """The page where a person notes a year's contributions."""
    return f"Utilisateur:{who}/Contributions {year}"


def notebook_title(circle: str, year: int) -> str:
    """The page where a circle keeps a year's meeting notes."""
    return f"{circle}/Carnet de bord {year}"


def journal_page(who: str, year: int, lines: Iterable[Line], today: date) -> DemoPage:
    """A person's contributions of a year, month by month; `lines` are in order of day."""
    head = (
        f"== Contributions de l'année {year} ==\n"
        f"Journal tenu par [[Utilisateur:{who}|{who}]] : une ligne par tâche, "
        "avec le temps passé et ce qui est demandé."
    )
    months = (_month(number, group, today) for number, group in groupby(lines, key=lambda line: line.day.month))
    return DemoPage(journal_title(who, year), "\n\n".join((head, *months)))


def _month(number: int, lines: Iterable[Line], today: date) -> str:
    calls = (written(line, today) for line in lines)
    return "\n".join((f"=== {MONTHS[number - 1].capitalize()} ===", *calls))


def notebook_page(circle: str, year: int, meetings: Iterable[Meeting], today: date) -> DemoPage:
    """A circle's meeting notes of a year, first meeting first."""
    head = (
        f"== Carnet de bord {year} ==\n"
        f"Les comptes rendus du cercle [[{circle}]], "
        "de la première réunion de l'année à la plus récente."
    )
    notes = (_notes(meeting, today) for meeting in meetings)
    blocks = (head, *notes, decisions_of(circle, year, today))
    return DemoPage(notebook_title(circle, year), "\n\n".join(filter(None, blocks)))


def _notes(meeting: Meeting, today: date) -> str:
    blocks = [
        f"=== Réunion du {in_words(meeting.day)} ===\n{held(meeting)}",
        "\n".join(f"* '''{topic}.''' {said}" for topic, said in meeting.topics),
        _table(meeting),
    ]
    if meeting.lines:
        blocks.append(
            "\n".join(
                (
                    "Contributions de la réunion :\n",
                    *(written(line, today) for line in meeting.lines),
                )
            )
        )
    return "\n\n".join(blocks)


def _table(meeting: Meeting) -> str:
    rows = (f"|-\n| {a.what}\n| [[Utilisateur:{a.who}|{a.who}]]\n| {a.when}" for a in meeting.actions)
    heads = (f'! scope="col" | {head}' for head in ("Quoi", "Qui", "Quand"))
    return "\n".join(('{| class="wikitable"', "|+ Ce qui reste à faire", *heads, *rows, "|}"))
