"""A common: something that people care for together, and that others may use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.core.audience import Audience
from coopwiki.schema.kinds import Day, Name, Names, Text, Texts, choice
from coopwiki.schema.record import Field, Record

IDEA, PROTOTYPE, USED, MATURE = "idée", "prototype", "en usage", "mûr"
STATED = {
    **dict.fromkeys(("à l'état d'idée", "concept"), IDEA),
    **dict.fromkeys(("en prototype", "maquette"), PROTOTYPE),
    **dict.fromkeys(("utilisé", "en service"), USED),
    **dict.fromkeys(("mature", "à maturité"), MATURE),
}
"""What else people write, and the level it certainly is."""
Level = Annotated[str, choice("common_level", IDEA, PROTOTYPE, USED, MATURE, synonyms=STATED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Common(Record):
    """Un commun : ce dont on prend soin ensemble, qui le porte, sous quelle licence, et ce qu’il recherche."""

    # Who carries it may be people: names of people stand on pages for members alone.

    template: ClassVar[str] = "Commun"
    writing: ClassVar[str] = "Décrire un commun"
    sought: ClassVar[str] = "ressource licence libre"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "{nom}"

    name: Annotated[Name, Field("nom", "Nom du commun", "Le vélo-cargo partagé")]
    description: Annotated[Text | None, Field("description", "Ce que c’est", "Deux vélos-cargos à partager")] = None
    carriers: Annotated[
        Names,
        Field(
            "porté par",
            "Personnes, cercles ou partenaires qui le portent",
            "Ana Martin ; Les Ateliers du Port",
            audience=Audience.MEMBERS,
        ),
    ] = ()
    challenge: Annotated[Text | None, Field("défi", "À quel défi il répond", "Livrer sans moteur")] = None
    licence: Annotated[Text | None, Field("licence", "Sous quelle licence", "CC BY-SA 4.0")] = None
    level: Annotated[Level | None, Field("niveau de développement", "Où il en est", USED, ("niveau",))] = None
    resources: Annotated[
        Texts, Field("ressources recherchées", "Ce qu’il lui faut", "Un local ; Des pièces détachées")
    ] = ()
    skills: Annotated[
        Texts, Field("compétences recherchées", "Quels savoir-faire il lui faut", "Soudure ; Traduction")
    ] = ()
    domain: Annotated[Text | None, Field("domaine", "Domaine", "Logistique")] = None
    site: Annotated[Text | None, Field("site", "Adresse", "https://example.org/velo-cargo")] = None
    potential: Annotated[Text | None, Field("potentiel", "Ce qu’il peut devenir", "Un service entre voisins")] = None
    verified: Annotated[Day | None, Field("vérifié le", "Jour de la dernière relecture", "2026-03-12")] = None
