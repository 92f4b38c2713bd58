"""A brand: a name under which several people work, by a convention of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import PERCENT, Name, People, Text, YesNo
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand(Record):
    """Une marque partagée : son domaine, qui travaille sous son nom, et sa convention."""

    template: ClassVar[str] = "Marque"
    writing: ClassVar[str] = "Décrire une marque partagée"
    sought: ClassVar[str] = "nom collectif logo"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "{nom}"

    name: Annotated[Name, Field("nom", "Nom de la marque", "Coursiers du Nord")]
    domain: Annotated[Text | None, Field("domaine", "Domaine", "Livraison à vélo")] = None
    members: Annotated[
        People, Field("membres", "Qui travaille sous ce nom", "Ana Martin ; Paul Roy", role="actor")
    ] = ()
    agreement: Annotated[
        Text | None, Field("convention", "Où est écrite la convention", "[[Convention des Coursiers]]")
    ] = None
    rate: Annotated[Annotated[Decimal, PERCENT] | None, Field("taux", "Part que la marque garde pour elle", "5 %")] = (
        None
    )
    open: Annotated[YesNo | None, Field("ouverte", "Si d’autres personnes peuvent y entrer", "oui")] = None
