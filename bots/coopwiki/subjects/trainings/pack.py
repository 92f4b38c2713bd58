"""What a pack says of trainings: those to come, without who gives them and how many want them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.durations import clock
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.packed import Item, SharedRegister, detail, public_page
from coopwiki.subjects.trainings.training import OFFERED, Training


def open_trainings(ledger: Ledger, today: date) -> Iterator[Item]:
    """Those offered that are not past. Whether they are confirmed or full would give away how many want them."""
    to_come = (one for one in ledger.of(Training) if one.state == OFFERED and (one.day is None or one.day >= today))
    for one in sorted(to_come, key=lambda one: (one.day or date.max, loose(one.title))):
        day = one.day.isoformat() if one.day else None
        length = clock(one.duration) if one.duration is not None else None
        details = (*detail("date", day), *detail("durée", length), *detail("lieu", one.place))
        yield Item(one.title, details, public_page(one.page))


PACKED = (SharedRegister("trainings", "Formations", "Formations proposées et à venir.", open_trainings),)
