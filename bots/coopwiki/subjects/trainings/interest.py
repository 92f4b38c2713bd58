"""An interest: somebody would take part in a training."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Name, Person
from coopwiki.schema.record import Field, Record, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Record):
    """Une personne intéressée par une formation : sous la fiche de la formation, ou ailleurs avec son titre."""

    template: ClassVar[str] = "Intérêt"
    writing: ClassVar[str] = "Dire mon intérêt pour une formation"
    sought: ClassVar[str] = "inscrire inscription intéresse participer"
    repeats_told: ClassVar[bool] = True
    shape: ClassVar[Shape] = "line"

    who: Annotated[Person, Field("qui", "Personne intéressée", "Ana Martin", role="actor")]
    day: Annotated[Day, Field("date", "Jour où elle le dit", "2026-03-12", role="from")]
    training: Annotated[
        Name | None,
        Field("formation", "Titre de la formation, si c’est écrit ailleurs", "Animer une réunion"),
    ] = None
    withdrawn: Annotated[Day | None, Field("retiré le", "Jour où elle se retire", "2026-04-02", role="done")] = None
