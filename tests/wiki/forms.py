"""The form of the extension, filled in as a member does."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

from playwright.sync_api import Locator
from playwright.sync_api import Page as Browser

from coopwiki.schema.record import schema_of
from coopwiki.subjects.records import RECORDS

EXTENSION = Path(__file__).resolve().parents[2] / "extension" / "CoopWiki"
OF = {schema_of(record).template: schema_of(record) for record in RECORDS}


def open_form(page: Browser, template: str, /, **query: str | int) -> None:
    """Go to the form of a record type; its fields' names are those of the wiki."""
    page.goto(f"/index.php/{quote(f'Spécial:Fiche/{template}')}?{urlencode(query)}")


def field(page: Browser, name: str, template: str = "Contribution", row: int = 0) -> Locator:
    """Find the input of a field, of a row of a meeting's form if one is given."""
    number = [column.field.name for column in OF[template].columns].index(name)
    return page.locator(f"[name=wp{f'r{row}' if row else ''}f{number}]")


def fill(page: Browser, template: str = "Contribution", /, **values: str) -> None:
    """Type values into fields, after opening those that few fill in."""
    more = page.get_by_role("button", name="Plus de détails")
    for name, value in values.items():
        place = field(page, name.replace("_", " "), template)
        if more.count() and not place.is_visible():
            more.click()
        place.fill(value)


def save(page: Browser) -> None:
    """Press the form's button and wait for the page that comes, whatever scripts do with the address before."""
    with page.expect_event("load"):
        page.get_by_role("button", name="Enregistrer").click()


def told(page: Browser) -> str:
    """All that the page says, no-break spaces as plain ones."""
    return page.locator("#mw-content-text").inner_text().replace("\u00a0", " ").replace("\u202f", " ")
