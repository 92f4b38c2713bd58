"""A tally: how many people there were on a day, for times before the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Count, Day, Text
from coopwiki.schema.record import Field, Record
from coopwiki.subjects.contracts.contract import TYPES


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Record):
    """Combien de personnes étaient dans la coopérative un jour donné, quand leurs contrats ne sont pas écrits."""

    template: ClassVar[str] = "Effectif"
    writing: ClassVar[str] = "Noter un effectif"
    sought: ClassVar[str] = "combien membres"
    home: ClassVar[str] = "Effectifs"
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("CAPE", "CESA", "CDI", "CDD", "apprentis"),)

    day: Annotated[Day, Field("date", "Jour", "2019-12-31", role="from")]
    cape: Annotated[Count | None, Field("CAPE", "Personnes en CAPE", "12")] = None
    cesa: Annotated[Count | None, Field("CESA", "Personnes en CESA", "15")] = None
    cdi: Annotated[Count | None, Field("CDI", "Personnes en CDI", "2")] = None
    cdd: Annotated[Count | None, Field("CDD", "Personnes en CDD", "0")] = None
    apprentices: Annotated[Count | None, Field("apprentis", "Apprenti·es", "1")] = None
    origin: Annotated[Text | None, Field("source", "D’où vient ce nombre", "Rapport annuel 2019")] = None

    @property
    def told(self) -> Mapping[str, int]:
        """The numbers that are written, by type of contract: a blank says nothing."""
        written = (self.cape, self.cesa, self.cdi, self.cdd, self.apprentices)
        return {type_: number for type_, number in zip(TYPES, written, strict=True) if number is not None}

    @property
    def by_type(self) -> Mapping[str, int]:
        """The numbers by type of contract, 0 where none is written."""
        return dict.fromkeys(TYPES, 0) | dict(self.told)
