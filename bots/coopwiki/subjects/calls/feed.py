"""A feed that members follow: where calls for projects are announced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.core.typed import tidy
from coopwiki.schema.kinds import Day, Text, Texts
from coopwiki.schema.record import Field, Record

_BRACKETS = re.compile(r"\A\[(\S+)(?: [^\]]*)?\]\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Record):
    """Un flux d’annonces suivi chaque jour : ce qui touche à ses thèmes est proposé sur la page de veille."""

    template: ClassVar[str] = "Flux"
    writing: ClassVar[str] = "Suivre un flux d’annonces"
    sought: ClassVar[str] = "rss veille annonces"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Veille"

    address: Annotated[Text, Field("adresse", "Adresse du flux RSS ou Atom", "https://example.org/appels.xml")]
    themes: Annotated[
        Texts, Field("thèmes", "Ce qui nous intéresse ; sans thème, tout est proposé", "réemploi ; numérique sobre")
    ] = ()
    since: Annotated[Day | None, Field("depuis", "Ce qui est daté d’avant ce jour n’est pas proposé", "2026-01-01")] = (
        None
    )

    @property
    def place(self) -> str:
        """The address as it is asked for: an external link is its target."""
        return address_of(self.address)


def address_of(typed: str) -> str:
    """An address as typed, or the target of an external link.

    >>> address_of(" [https://example.org/x Un lien] ")
    'https://example.org/x'
    """
    text = tidy(typed)
    found = _BRACKETS.match(text)
    return found[1] if found else text
