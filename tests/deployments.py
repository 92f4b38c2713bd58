"""Pages to deploy, and a wiki to deploy them to."""

from __future__ import annotations

from coopwiki.deployment.deploy import Deployment, apply, plan
from coopwiki.deployment.shipped_page import ShippedPage
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Draft, Outcome, Unreachable

INSTALLER = frozenset({"edit", "createpage", "editinterface"})

STOP = ShippedPage("Tableau de bord/Robots/Marche", "marche", once=True)

JAUGE = ShippedPage("Modèle:Jauge", "{{#invoke:CoopWiki/jauge|main}}")

PROFIL = ShippedPage("Modèle:Profil", "{{#invoke:CoopWiki/fiche|main|Profil}}")

MODULE = ShippedPage("Module:CoopWiki/jauge", "return {}")

DATA = ShippedPage("Module:CoopWiki/schéma.json", '{"b": 1, "a": "é"}')

SHIPPED = (STOP, JAUGE, PROFIL, MODULE, DATA)


class Wiki(Memory):
    """A wiki in memory that says which rights we have, and may go silent after some saves."""

    def __init__(self, pages: dict[str, str] | None = None, rights: frozenset[str] = INSTALLER) -> None:
        super().__init__(pages or {})
        self.given = rights
        self.patience = -1

    def rights(self) -> frozenset[str]:
        return self.given

    def save(self, draft: Draft) -> Outcome:
        if self.patience == 0:
            raise Unreachable("Le wiki ne répond pas.")
        self.patience -= 1
        return super().save(draft)

    def text(self, title: str) -> str:
        return self.stored([title])[title].text

    def delete(self, title: str) -> None:
        del self._pages[title]


def deploy(
    wiki: Wiki, sources: tuple[ShippedPage, ...] = SHIPPED, prefix: str = "", *, force: bool = False
) -> Deployment:
    return apply(wiki, plan(wiki, sources, prefix), force=force)


def actions(wiki: Wiki, sources: tuple[ShippedPage, ...] = SHIPPED) -> dict[str, str]:
    return {step.title: step.action.value for step in plan(wiki, sources).steps}


def changed(source: ShippedPage) -> ShippedPage:
    return ShippedPage(source.title, source.text + "\nplus neuf")
