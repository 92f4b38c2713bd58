"""Whether an account may deploy."""

from __future__ import annotations

from collections.abc import Collection

from coopwiki.wiki.port import Denied

NEEDED = (
    ("edit", "", "modifier les pages"),
    ("createpage", "", "créer des pages"),
    ("editinterface", "", "modifier l’interface du wiki"),
    ("editsitecss", ".css", "modifier les feuilles de style du wiki"),
    ("editsitejson", ".json", "modifier les données de l’interface du wiki"),
)
"""MediaWiki's right, the ending of the interface pages it is for ('': needed always), in French.

`editinterface` is always needed: it distinguishes the deployment's account from the robot's.
"""


def refuse_without_rights(rights: frozenset[str], titles: Collection[str]) -> None:
    """Raise Denied, naming what is missing, unless these rights allow to deploy the pages."""
    missing = ", ".join(
        f"{what} ({right})" for right, ending, what in NEEDED if right not in rights and _concerned(titles, ending)
    )
    if missing:
        raise Denied(
            f"Ce compte ne peut pas déployer, il lui manque le droit de {missing} : utiliser le"
            " compte prévu pour le déploiement, membre du groupe « Administrateurs d’interface »"
            " (interface-admin), avec ce droit accordé à son mot de passe de robot."
        )


def _concerned(titles: Collection[str], ending: str) -> bool:
    return not ending or any(t.startswith("MediaWiki:") and t.endswith(ending) for t in titles)
