"""What the notes of the weekly call are filled in with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from coopwiki.core.days import write_day
from coopwiki.core.fault import shortened
from coopwiki.core.hours import read_hours, write_hour
from coopwiki.publishing.values import member_text
from coopwiki.subjects.agenda.weekly_report import Weekly

TITLE = "Appel hebdomadaire"
"""What the call is called where the agenda does not say."""
LONGEST = 4500
"""Characters of the topics in an address; servers take about 8,000."""
_NOT_IN_A_LIST = str.maketrans("|{}[];<>~$", "/()(),‹›-§")
"""What would end a field, a list's item or a call in the text that is filled in."""


def notes_title(data: Weekly) -> str:
    """The page of the notes: those already written, else one named after the call's day."""
    return data.notes or f"Appel du {write_day(data.call or data.on)}"


def notes_values(data: Weekly, topics: Iterable[str]) -> tuple[str, ...]:
    """The call's day, circle, title, hour and topics, as the template `Réunion/appel` takes them."""
    hours = read_hours(data.hour)
    hour = write_hour(hours.start).replace("\u00a0", " ") if hours else ""
    circle, title = _plain(data.circle or ""), _plain(data.title or TITLE)
    return str(data.call or data.on), circle, title, hour, "\n".join(_fitting(topics))


def _fitting(topics: Iterable[str]) -> Iterator[str]:
    """Topics as items of a list, as long as the address holds them."""
    room, items = LONGEST, [f"* {_plain(topic)}" for topic in topics]
    for number, item in enumerate(items):
        room -= len(quote(item, safe="")) + 3
        if room < 0:
            yield f"* et {len(items) - number} autres points, sur la page de l’appel"
            return
        yield item


def _plain(typed: str) -> str:
    """A member's text on one line, without what would end a field, an item or a call."""
    words = " ".join(member_text(typed).split())
    return shortened(words, 120).replace("''", "’").translate(_NOT_IN_A_LIST)
