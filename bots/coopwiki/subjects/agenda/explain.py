"""Where the figures of the subject's reports come from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.agenda.calendar_report import READS, calendar, in_view
from coopwiki.subjects.agenda.planned import title_of
from coopwiki.subjects.figure import COUNT, Figure
from coopwiki.subjects.figure_terms import ONE, entered, left_out

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


EXPLAINED = {
    "calendar": calendar_figures,
}
