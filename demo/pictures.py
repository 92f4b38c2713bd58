"""Pictures of the demo's main pages, for README and docs: `make demo`, then `make pictures`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, sync_playwright

from demo import DIRECTORY, ROOT
from mediawiki import MediaWiki

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PAGES = {
    "tableau-de-bord": "Tableau de bord",
    "budget": "Tableau de bord/Budgets {year}/Technique",
    "fiches-a-corriger": "Tableau de bord/Fiches à corriger",
    "cercle": "Technique",
}
"""File name → page."""


def main(words: list[str]) -> int:
    """Take every picture into docs/pictures, from the demo wiki that runs."""
    wiki = MediaWiki(Path(words[0]) if words else DIRECTORY)
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        for name, page in PAGES.items():
            take(browser, wiki, page, folder / f"{name}.png")
        browser.close()
    return 0


def take(browser: Browser, wiki: MediaWiki, title: str, file: Path) -> None:
    """One page as a reader sees it on a desk."""
    year = datetime.now(ZoneInfo("Europe/Paris")).year
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.goto(f"{wiki.url}/index.php/{quote(title.format(year=year).replace(' ', '_'))}")
    page.screenshot(path=file)
    page.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
