"""The roll-over of a year as a plan to read, and as pages to save."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coopwiki.core.book_years import YearName
from coopwiki.core.euros import write_euros
from coopwiki.core.messages import spaced
from coopwiki.subjects.closing.rollover_report import Opening, Rolled


def opening_text(given: Opening) -> str:
    """Budget by budget: what opens, what is left and whether it goes on; then each page with the text to paste."""
    after = given.after
    lines = [
        f"Ouvrir {after} d’après {given.year}. Rien n’est écrit sur le wiki : des personnes le font.",
        "",
    ]
    lines += [f"  {row.label} : {_open(row, after)} ; {_left(row)}." for row in given.rows]
    pages = [
        f"\n{spaced(f'À coller sur la page « {title} » :')}\n\n{text}" for title, text in opening_pages(given).items()
    ]
    return "\n".join((spaced("\n".join(lines)), *pages))


def _open(row: Rolled, year: YearName) -> str:
    if row.opened:
        return f"déjà écrit pour {year}"
    return f"{write_euros(row.allocated)} alloués de nouveau"


def _left(row: Rolled) -> str:
    if not row.left:
        return "il ne reste rien"
    if row.left < 0 and not row.carry:
        return f"{write_euros(-row.left)} de trop, qui ne deviennent pas une dette"
    left = f"reste {write_euros(row.left)}" if row.left > 0 else f"dette de {write_euros(-row.left)}"
    said = {
        True: "à reporter, dit la clôture",
        False: "pas reporté, dit la clôture",
        None: "report à décider",
    }
    return f"{left}, {said[row.carried]}"


def opening_pages(given: Opening) -> Mapping[str, str]:
    """The text of each page by title; what nobody has decided stands in a comment."""
    found: dict[str, list[Rolled]] = {}
    for row in given.rows:
        if not row.opened or row.carry:
            found.setdefault(row.page, []).append(row)
    texts = {title: "\n".join(_lines(rows)) for title, rows in found.items()}
    return {title: f"{text}\n" for title, text in texts.items() if text}


def _lines(rows: list[Rolled]) -> Iterator[str]:
    yield from (row.call for row in rows if not row.opened)
    yield from (row.carry for row in rows if row.carry and row.carried)
    undecided = [row.carry for row in rows if row.carry and row.carried is None]
    if undecided:
        yield "<!-- À décider : pour reporter ces soldes, sortir ces lignes du commentaire."
        yield from undecided
        yield "-->"
