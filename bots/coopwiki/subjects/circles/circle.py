"""A circle: the sheet that says what a group of the cooperative is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Circle as CircleName
from coopwiki.schema.kinds import Day, Name, Names, PageName, People, Text, Texts, choice
from coopwiki.schema.record import Field, Record

ENTERED = {"entrée libre": "libre", "sur engagement": "engagement", "sur mandat": "mandat"}
Entry = Annotated[str, choice("entry", "libre", "engagement", "mandat", synonyms=ENTERED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle(Record):
    """Un cercle de la coopérative : sa raison d’être, ses membres et comment on y entre."""

    template: ClassVar[str] = "Cercle"
    writing: ClassVar[str] = "Ouvrir un cercle"
    sought: ClassVar[str] = "groupe créer commission nouveau"
    from_sheets: ClassVar[bool] = True
    described_by: ClassVar[str] = "nom"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "{nom}"

    name: Annotated[Name, Field("nom", "Nom du cercle", "Technique", role="place")]
    purpose: Annotated[Text, Field("raison d'être", "À quoi sert le cercle", "Des outils libres qui marchent")]
    aliases: Annotated[Names, Field("alias", "Autres noms du cercle", "Tech ; Numérique")] = ()
    domain: Annotated[Text | None, Field("périmètre", "Ce dont le cercle décide seul", "Le site, le wiki")] = None
    accountabilities: Annotated[Texts, Field("redevabilités", "Ce dont le cercle rend compte", "Sauvegardes")] = ()
    entry: Annotated[Entry | None, Field("entrée", "Comment on y entre", "libre")] = None
    rhythm: Annotated[Text | None, Field("rythme", "Rythme des réunions", "Toutes les 4 semaines")] = None
    channel: Annotated[Text | None, Field("canal", "Où l’on se parle", "#technique")] = None
    notebook: Annotated[PageName | None, Field("carnet de bord", "Page du carnet de bord", "Technique/Carnet")] = None
    members: Annotated[People, Field("membres", "Membres du cercle", "Ana Martin ; Paul Roy")] = ()
    parent: Annotated[
        CircleName | None, Field("cercle parent", "Cercle dont il fait partie", "Vie coopérative", role="circle")
    ] = None
    end: Annotated[Day | None, Field("fin", "Dernier jour du cercle, s’il s’arrête", "2026-12-31")] = None
    joins: Annotated[
        CircleName | None,
        Field("rejoint", "Cercle qui reprend ses rôles et son budget", "Communication", ("devient",), role="circle"),
    ] = None
