"""An article of the code social: its title, when it was verified, which figure confirms it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Text
from coopwiki.schema.record import Field, Record, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """Un article du code social, écrit au-dessus de son texte : quand il est relu, quel chiffre le confirme."""

    template: ClassVar[str] = "Article"
    writing: ClassVar[str] = "Écrire un article du code social"
    sought: ClassVar[str] = "règlement statuts charte"
    home: ClassVar[str] = "Code social"
    shape: ClassVar[Shape] = "line"
    identity: ClassVar[tuple[str, ...]] = ("title",)
    unfinished: ClassVar[str] = (
        "écrire ce qui est décidé, ou le proposer avec {{Proposition|…|nature=code social|article={title}}}"
    )

    title: Annotated[Text, Field("titre", "Titre de l’article", "Lecture du wiki")]
    verified: Annotated[Day | None, Field("vérifié le", "Jour de la dernière relecture", "2026-03-12", role="done")] = (
        None
    )
    indicator: Annotated[
        Text | None,
        Field(
            "indicateur",
            "Chiffre qui le confirme, et ce qu’il devrait être",
            "décisions par consentement ≥ 75 %",
        ),
    ] = None
    origin: Annotated[Text | None, Field("source", "D’où il vient", "Assemblée générale de 2021")] = None
