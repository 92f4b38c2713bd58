"""Tables of a rendered page, read in the browser as a person would."""

from __future__ import annotations

from decimal import Decimal

from playwright.sync_api import Locator, Page

_READ = """
table => {
  const words = cell => cell.innerText.replace(/\\s+/g, ' ').trim();
  const [head, ...rows] = [...table.querySelectorAll('tr')].map(row => [...row.cells].map(words));
  return rows.map(cells => Object.fromEntries(cells.map((cell, at) => [head[at], cell])));
}
"""
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2212": "-"})


def table(page: Page, caption: str) -> Locator:
    """The one table whose caption is this."""
    found = page.locator("table").filter(has=page.locator("caption", has_text=caption))
    assert found.count() == 1, f"{found.count()} × {caption}"
    return found


def rows(page: Page, caption: str) -> list[dict[str, str]]:
    """Each row's visible text by column, totals last, with plain spaces and signs."""
    read: list[dict[str, str]] = table(page, caption).evaluate(_READ)
    return [{plain(name): plain(cell) for name, cell in row.items()} for row in read]


def rows_of_all(page: Page, caption: str) -> list[dict[str, str]]:
    """The rows of each table whose caption begins so: `Lignes de contribution, mars 2026` stands once for a circle."""
    captions = page.locator("caption", has_text=caption).all_text_contents()
    return [row for one in captions for row in rows(page, one)]


def plain(text: str) -> str:
    """Text with plain spaces and minus signs."""
    return text.translate(_PLAIN)


def euros(amount: str) -> str:
    """A report's amount as a page shows it, in plain spaces: `1 234,50 €` for `1234.50`."""
    return f"{Decimal(amount):,.2f} €".replace(",", " ").replace(".", ",")


def amount(shown: str) -> Decimal:
    """What a page shows as an amount of euros."""
    return Decimal(shown.removesuffix(" €").replace(" ", "").replace(",", "."))
