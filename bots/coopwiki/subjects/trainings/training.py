"""A training that members offer each other: it is held once enough people want it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Count, Day, Duration, Euros, People, Text, choice
from coopwiki.schema.record import Field, Record

OFFERED, CANCELLED, GIVEN = "proposée", "annulée", "donnée"
State = Annotated[str, choice("training_state", OFFERED, CANCELLED, GIVEN)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Record):
    """Une formation entre membres : elle se tient dès que le seuil de personnes intéressées est atteint."""

    template: ClassVar[str] = "Formation"
    writing: ClassVar[str] = "Proposer une formation"
    sought: ClassVar[str] = "se former stage atelier apprendre"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Formations {year}"

    title: Annotated[Text, Field("titre", "Titre de la formation", "Animer une réunion")]
    trainers: Annotated[People, Field("qui", "Qui la donne", "Paul Roy", role="actor")]
    threshold: Annotated[Count, Field("seuil", "Nombre de personnes qu’il faut pour qu’elle se tienne", "6")]
    duration: Annotated[Duration | None, Field("durée", "Durée", "3 h")] = None
    day: Annotated[Day | None, Field("date", "Jour où elle se tient", "2026-05-12")] = None
    place: Annotated[Text | None, Field("lieu", "Où", "Salle du bas")] = None
    pay: Annotated[Euros | None, Field("rétribution", "Ce que reçoit qui la donne", "200 €")] = None
    places: Annotated[Count | None, Field("places", "Nombre de places", "12")] = None
    state: Annotated[State, Field("état", "Où elle en est", OFFERED)] = OFFERED
