"""A banner: somebody read the page again and says that it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from coopwiki.core.ledger import Ledger
from coopwiki.schema.kinds import Day, Person
from coopwiki.schema.record import Field, Record, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified(Record):
    """Un bandeau pour n’importe quelle page : le jour où quelqu’un l’a relue et l’a trouvée juste."""

    template: ClassVar[str] = "Vérifié"
    writing: ClassVar[str] = "Dire qu’une page est relue"
    sought: ClassVar[str] = "relire relu relue vérifier à jour bandeau"
    shape: ClassVar[Shape] = "line"

    day: Annotated[Day, Field("le", "Jour de la relecture", "2026-03-12", role="from")]
    by: Annotated[Person | None, Field("par", "Qui l’a relue", "Ana Martin", role="actor")] = None

    @property
    def about_page(self) -> bool:
        """A banner is about its page."""
        return True


def banners(ledger: Ledger, today: date) -> tuple[Verified, ...]:
    """The banner that counts on each page, in page order."""
    latest: dict[int, Verified] = {}
    for one in ledger.of(Verified):
        if one.day <= today:
            held = latest.setdefault(one.page.id, one)
            latest[one.page.id] = max(held, one, key=lambda banner: banner.day)
    return tuple(latest.values())
