"""The page of a list of slips beside the lines: `Tableau de bord/Bons`, written when somebody imports a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.euros import ZERO
from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import SLIPS
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.subjects.invoicing.slips_report import DIFFERS, NO_LINE, NO_SLIP, NOT_LISTED, Match

MOST = 600
"""Lines and slips of one kind that the page shows, about; the command prints them all."""

MOST_OF_ONE = 30
"""Lines of one match that the page shows."""

_LOOK = (
    ("Le bon et les lignes n’ont pas le même montant", DIFFERS,
     "Chaque ligne nomme son bon, mais les sommes diffèrent : corriger l’un ou l’autre."),
    ("Un bon nommé, que la liste n’a pas", NOT_LISTED,
     "Le numéro est peut-être mal recopié, ou le bon plus récent que la liste."),
    ("Des lignes sans bon", NO_SLIP, "Elles demandent quelque chose, et aucun bon de la liste n’y correspond."),
    ("Des bons sans ligne", NO_LINE, "Aucune ligne du wiki n’y correspond : la ligne manque, ou porte un autre nom."),
)  # fmt: skip
"""What calls for a look: heading, kind, a sentence."""


@dataclass(frozen=True, slots=True)
class Section:
    """Matches under one heading. `count` and `amount` are those of all, of which the first ones are `shown`."""

    title: str
    sentence: str
    count: int
    amount: Decimal
    shown: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class ListedSlips:
    """A list beside the lines: the day it was read, how many slips it has, what belongs together.

    `strangers` are slips of people of whom the wiki knows nothing: they are counted, not shown, as the list holds more
    than the wiki. `unread` counts its rows that could not be read or are there twice.
    """

    on: date
    slips: int
    matches: tuple[Match, ...]
    strangers: int
    unread: int


def slip_page(context: Context, given: ListedSlips) -> RobotPage:
    """What both sides say, for those who may see amounts by person."""
    known = given.matches
    sections = [_section(title, text, (m for m in known if m.kind == kind)) for title, kind, text in _LOOK]
    together = sum(bool(m.lines and m.slips) and m.kind != DIFFERS for m in known)
    return context.page(
        context.title(SLIPS),
        "bons",
        "invoicing/slips",
        left_out=0,
        on=given.on,
        slips=given.slips,
        together=together,
        revision=newest(line.contribution.page.revision for m in known for line in m.lines),
        sections=[found for found in sections if found.count],
        payments=_section("", "", (m for m in known if m.payment)),
        proposals=_section("", "", (m for m in known if m.to_write)),
        strangers=given.strangers,
        unread=given.unread,
        most=MOST_OF_ONE,
    )


def _section(title: str, sentence: str, found: Iterable[Match]) -> Section:
    every = tuple(found)
    amount = sum((_amount(match) for match in every), ZERO)
    return Section(title, sentence, len(every), amount, tuple(_first(every)))


def _first(found: Iterable[Match]) -> Iterator[Match]:
    """As many as a page holds."""
    room = MOST
    for match in found:
        if room <= 0:
            return
        yield match
        room -= min(MOST_OF_ONE, len(match.lines)) + min(MOST_OF_ONE, len(match.slips))


def _amount(match: Match) -> Decimal:
    """What the lines ask; what the slips say where there is no line."""
    if match.lines:
        return sum((line.amount for line in match.lines), ZERO)
    return sum((slip.amount for slip in match.slips), ZERO)
