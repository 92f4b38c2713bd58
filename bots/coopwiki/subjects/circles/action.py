"""An action: something a circle or a space has to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Circle, Day, Name, Person, Text, YesNo, choice
from coopwiki.schema.record import Field, Record, Shape

TO_DO, DOING, DONE, DROPPED = "à faire", "en cours", "faite", "abandonnée"
STATED = {
    **dict.fromkeys(("pas commencée", "pas encore commencée", "non faite", "pas faite"), TO_DO),
    **dict.fromkeys(("commencée", "en train"), DOING),
    **dict.fromkeys(("terminée", "finie", "achevée"), DONE),
    **dict.fromkeys(("annulée", "abandon"), DROPPED),
}
"""What else people write, and the state it certainly is."""
State = Annotated[str, choice("action_state", TO_DO, DOING, DONE, DROPPED, synonyms=STATED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """Une chose à faire, pour un cercle ou dans un espace ; sans état écrit, elle est à faire."""

    template: ClassVar[str] = "Action"
    writing: ClassVar[str] = "Noter une action"
    sought: ClassVar[str] = "tâche chose faire todo"
    home: ClassVar[str] = "Actions {year}"
    shape: ClassVar[Shape] = "line"
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("cercle", "espace"),)

    what: Annotated[Text, Field("quoi", "Ce qui est à faire", "Relire la page d’accueil")]
    circle: Annotated[Circle | None, Field("cercle", "Cercle concerné", "Technique", role="circle")] = None
    space: Annotated[Name | None, Field("espace", "Espace, si ce n’est pas un cercle", "Journée mensuelle")] = None
    who: Annotated[Person | None, Field("qui", "Personne qui s’en charge", "Ana Martin", role="actor")] = None
    due: Annotated[Day | None, Field("échéance", "À faire avant le", "2026-03-12")] = None
    state: Annotated[State, Field("état", "Où elle en est", TO_DO)] = TO_DO
    urgent: Annotated[YesNo | None, Field("urgente", "Si elle presse", "oui")] = None
    important: Annotated[YesNo | None, Field("importante", "Si elle compte beaucoup", "oui")] = None
    need: Annotated[Text | None, Field("besoin", "Ce qu’il faut pour avancer", "Une heure avec Paul")] = None
    done: Annotated[Day | None, Field("fait le", "Jour où elle est faite", "2026-03-20")] = None

    @property
    def ages(self) -> bool:
        """What is to be done fades on a page that nobody touches (`open_actions`)."""
        return self.state in (TO_DO, DOING) and self.done is None
