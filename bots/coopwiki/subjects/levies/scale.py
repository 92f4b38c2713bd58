"""A scale: what the cooperative asks of a margin, from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Euros, Name, Text, choice
from coopwiki.schema.record import Field, Record, Shape

BY_BRACKET, ON_THE_WHOLE = MODES = ("par tranche", "sur la totalité")
_WRITTEN_AS = {
    "par tranches": BY_BRACKET,
    "tranche par tranche": BY_BRACKET,
    "sur le total": ON_THE_WHOLE,
    "totalité": ON_THE_WHOLE,
}
Mode = Annotated[str, choice("scale_mode", *MODES, synonyms=_WRITTEN_AS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Record):
    """Un barème de la contribution coopérative ; ses tranches s’écrivent en dessous, une fiche chacune."""

    template: ClassVar[str] = "Barème"
    writing: ClassVar[str] = "Noter un barème de la contribution coopérative"
    sought: ClassVar[str] = "contribution coopérative cotisation frais de gestion taux"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Barèmes"
    shape: ClassVar[Shape] = "sheet"

    name: Annotated[Name, Field("nom", "Nom du barème", "Contribution coopérative")]
    start: Annotated[Day, Field("à partir du", "Premier jour où il vaut", "2026-01-01", shown="named")]
    mode: Annotated[Mode, Field("mode", "Chaque tranche à son taux, ou tout au taux de la dernière", BY_BRACKET)]
    least: Annotated[Euros | None, Field("dès", "Marge à partir de laquelle il parle", "500 €", shown="named")] = None
    cap: Annotated[
        Euros | None, Field("plafond annuel", "Au plus, dans l’année", "12 000 €", aliases=("plafond",), shown="named")
    ] = None
    minimum: Annotated[Euros | None, Field("minimum", "Au moins, dès que le barème parle", "50 €", shown="named")] = (
        None
    )
    origin: Annotated[Text | None, Field("source", "D’où il vient", "Assemblée générale de 2026")] = None
