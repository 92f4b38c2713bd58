"""What our blocks show on a throw-away wiki."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from mediawiki_api import Client

READ_BLOCKS = """
root => [...root.querySelectorAll('.coopwiki-fiche')].map(block => {
  const faults = kind => [...block.querySelectorAll(`.cw-${kind} > ul > li`)].map(
    line => [line.querySelector('b').textContent, line.textContent]);
  const shown = block.cloneNode(true);
  shown.querySelectorAll('.cw-erreurs, .cw-avertissements').forEach(box => box.remove());
  return {text: shown.textContent.trim(), errors: faults('erreurs'),
          warnings: faults('avertissements'), classes: block.className};
})
"""


GOOD = "date=2026-03-12|qui=Ana Martin|quoi=Mise à jour|cercle=Technique|durée=1h30|taux=25"
"""The fields of a contribution without a fault."""


@dataclass(frozen=True, slots=True)
class Block:
    """One record as shown: its text without the mistakes, and (field, sentence) pairs."""

    text: str
    errors: tuple[tuple[str, str], ...]
    warnings: tuple[tuple[str, str], ...]
    classes: str


def parsed(client: Client, text: str, title: str = "Journal") -> tuple[str, set[str]]:
    """HTML and categories of a text that isn't saved, as a preview of that page."""
    answer = client.call(action="parse", text=text, title=title, contentmodel="wikitext", prop="text|categories")[
        "parse"
    ]
    return str(answer["text"]), {str(row["category"]) for row in answer["categories"]}


def blocks(page: Page, html: str) -> list[Block]:
    """Every record's block in some HTML, in order; `page` is a browser page to read it with."""
    page.set_content(f"<main>{html}</main>")
    found = page.locator("main").evaluate(READ_BLOCKS)
    return [Block(b["text"], _faults(b["errors"]), _faults(b["warnings"]), b["classes"]) for b in found]


def _faults(rows: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((field, line.removeprefix(f"{field} — ")) for field, line in rows)
