"""An interview: a day on which somebody was met, and never what was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Person, choice
from coopwiki.schema.record import Field, Record

CONTACT, INTERVIEW, REVIEW = NATURES = ("contact", "entretien", "bilan")
SAID = {
    **dict.fromkeys(("appel", "appel téléphonique", "prise de contact", "point téléphonique"), CONTACT),
    **dict.fromkeys(("entretien annuel", "entretien individuel", "entretien professionnel"), INTERVIEW),
    **dict.fromkeys(("entretien de bilan", "bilan annuel"), REVIEW),
}
"""What else people write, and the nature it certainly is."""
Nature = Annotated[str, choice("interview_nature", *NATURES, synonyms=SAID)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview(Record):
    """Un jour où une personne a été vue ou appelée. On n’y écrit jamais ce qui s’est dit."""

    template: ClassVar[str] = "Entretien"
    writing: ClassVar[str] = "Noter un entretien"
    sought: ClassVar[str] = "rendez-vous accompagnement bilan"
    home: ClassVar[str] = "Entretiens {year}"

    who: Annotated[Person, Field("qui", "Personne rencontrée", "Ana Martin", role="actor")]
    met_by: Annotated[Person | None, Field("avec", "Qui l’a rencontrée", "Paul Roy", role="actor")] = None
    day: Annotated[Day, Field("date", "Jour", "2026-03-12", role="from")]
    nature: Annotated[Nature, Field("nature", "Contact, entretien ou bilan", CONTACT)]
