"""A tally: how many people there were on a day, for times before the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Count, Day, Text
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Record):
    """Combien de personnes étaient dans la coopérative un jour donné, quand leurs contrats ne sont pas écrits."""

    template: ClassVar[str] = "Effectif"
    home: ClassVar[str] = "Effectifs"

    day: Annotated[Day, Field("date", "Jour", "2019-12-31", role="from")]
    cape: Annotated[Count | None, Field("CAPE", "Personnes en CAPE", "12")] = None
    cesa: Annotated[Count | None, Field("CESA", "Personnes en CESA", "15")] = None
    cdi: Annotated[Count | None, Field("CDI", "Personnes en CDI", "2")] = None
    cdd: Annotated[Count | None, Field("CDD", "Personnes en CDD", "0")] = None
    apprentices: Annotated[Count | None, Field("apprentis", "Apprenti·es", "1")] = None
    origin: Annotated[Text | None, Field("source", "D’où vient ce nombre", "Rapport annuel 2019")] = None

    @property
    def by_type(self) -> tuple[int, ...]:
        """The numbers in the order of contract types; what is not written counts as 0."""
        told = (self.cape, self.cesa, self.cdi, self.cdd, self.apprentices)
        return tuple(count or 0 for count in told)
