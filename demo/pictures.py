"""Pictures of the demo's main pages, for README, docs and the wiki's help: `make demo`, then `make pictures`.

Those of the help are parts of the extension: its style sheet shows them on the help pages, since a wiki may
have uploads switched off. Without the extension the help pages say the same without pictures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Page

from browser import chromium
from demo import DIRECTORY, ROOT
from mediawiki import MediaWiki
from mediawiki_api import Client
from picture_styles import HELP, STYLES, styles

DOCS = ROOT / "docs" / "pictures"
WRONG = "{{Contribution|date=12/03/2026|qui=Ana Martin|quoi=Mise à jour du site|cercle=Technique|durée=1h75|taux=25}}"
SOURCE_EDITOR = "Utilisateur:Camille/Essais?action=edit&vehidebetadialog=1&hidewelcomedialog=1"


def _as_it_is(page: Page) -> None:
    """Nothing to be done before the picture."""


def _filled_in(page: Page) -> None:
    """Fill the form in, and wait for what it understood."""
    for label, typed in (
        ("Ce qui a été fait", "Mise à jour du site"),
        ("Cercle concerné", "Technique"),
        ("Temps passé", "1h30"),
        ("Euros de l’heure", "25"),
    ):
        page.get_by_label(label).first.fill(typed)
    page.locator(".cw-total", has_text="37,50").wait_for()


def _previewed(page: Page) -> None:
    """Type a line with a mistake into the source editor, and preview it."""
    page.locator("#wpTextbox1").fill(WRONG)
    page.locator("#wpPreview").click()
    page.locator(".cw-a-corriger").wait_for()


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a member sees it on a desk: the whole window, or the part of a selector `tall` pixels at most."""

    file: Path
    page: str
    part: str = ""
    tall: int = 620
    prepare: Callable[[Page], None] = _as_it_is


PICTURES = (
    Picture(DOCS / "accueil.png", "Accueil"),
    Picture(DOCS / "tableau-de-bord.png", "Tableau de bord"),
    Picture(DOCS / "budget.png", "Tableau de bord/Budgets {year}/Technique"),
    Picture(DOCS / "fiches-a-corriger.png", "Tableau de bord/Fiches à corriger"),
    Picture(DOCS / "cercle.png", "Technique"),
    Picture(DOCS / "formulaire.png", "Spécial:Fiche/Contribution", prepare=_filled_in),
    Picture(HELP / "formulaire.png", "Spécial:Fiche/Contribution", "#coopwiki-fiche", 640, _filled_in),
    Picture(HELP / "erreur.png", SOURCE_EDITOR, ".cw-a-corriger", 300, _previewed),
    Picture(HELP / "chiffre.png", "Tableau de bord/Budgets {year}/Technique", "#mw-content-text", 300),
    Picture(HELP / "robots.png", "Tableau de bord/Robots", "#mw-content-text", 300),
    Picture(HELP / "cercle.png", "Technique", ".coopwiki-fiche", 620),
)  # fmt: skip


def main(words: list[str]) -> int:
    """Take every picture, from the demo wiki that runs."""
    wiki = MediaWiki(Path(words[0]) if words else DIRECTORY)
    with chromium() as browser:
        context = browser.new_context(viewport={"width": 1000, "height": 760}, locale="fr-FR")
        log_in(context, wiki)
        for picture in PICTURES:
            take(context, wiki, picture)
    STYLES.write_text(styles(HELP), encoding="utf-8")
    return 0


def log_in(context: BrowserContext, wiki: MediaWiki) -> None:
    """Give the browser the session of a plain member, who has already been welcomed by the editor."""
    with Client(wiki.api) as member:
        member.log_in_person(wiki.accounts["Camille"])
        welcomed = {"change": "visualeditor-hidebetawelcome=1"}
        member.call(action="options", token=member.token(), **welcomed)
        for cookie in member.session.cookies:
            context.add_cookies([{"name": cookie.name, "value": cookie.value or "", "url": wiki.url}])


def take(context: BrowserContext, wiki: MediaWiki, picture: Picture) -> None:
    """One picture into its file."""
    picture.file.parent.mkdir(parents=True, exist_ok=True)
    year = datetime.now(ZoneInfo("Europe/Paris")).year
    title, _, query = picture.page.format(year=year).partition("?")
    page = context.new_page()
    page.goto(f"{wiki.url}/index.php?title={quote(title.replace(' ', '_'))}&{query}")
    page.wait_for_load_state("networkidle")
    picture.prepare(page)
    if picture.part:
        _cut(page, picture)
    else:
        page.screenshot(path=picture.file)
    page.close()


def _cut(page: Page, picture: Picture) -> None:
    part = page.locator(picture.part).first
    shorten = "(box, tall) => { box.style.maxHeight = `${tall}px`; box.style.overflow = 'hidden'; }"
    part.evaluate(shorten, picture.tall)
    part.screenshot(path=picture.file)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
