"""Links, buttons and gauges, as pages write them: to a page, to the line something was written on, to a form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Protocol
from urllib.parse import quote

from coopwiki.core.euros import write_euros
from coopwiki.core.source import Page
from coopwiki.publishing.escape import Markup, escape
from coopwiki.publishing.values import OFTEN

_BY_ID = re.compile(r"\ASpecial:Redirect/page/([0-9]+)\Z")


def link(title: str, text: str | None = None) -> str:
    """A link to a page whose title is one; what it shows is escaped."""
    return Markup(f"[[:{title}|{escape(text or shown_title(title))}]]")


def if_there(title: str, text: str, before: str = "") -> str:
    """A link to a page, where that page is there; nothing elsewhere: some pages are written by a command alone."""
    return Markup(f"{{{{#ifexist:{title}|{before}{link(title, text)}}}}}")


def here(heading: str, text: str) -> str:
    """A link to a heading of the same page; both are ours."""
    return Markup(f"[[#{heading}|{escape(text)}]]")


def shown_title(title: str) -> str:
    """A title as it is shown; an address by number, in place of a title that names somebody, as `page 12`."""
    return _BY_ID.sub(r"page \1", title)


def source(title: str, revision: int, line: int) -> str:
    """Where a line was written: the page as it stood at that revision, and the line.

    The extension gives each record's block the number of its line; without it the page opens at its top.
    """
    target, shown = _where(title, revision)
    return Markup(f"{target}{line}{shown}{line}")


class Row(Protocol):
    """A row of a report, that says where it was written."""

    @property
    def page(self) -> str:
        """The title."""

    @property
    def revision(self) -> int:
        """The revision that was read."""

    @property
    def line(self) -> int:
        """The line its record begins on."""


class HasPage(Protocol):
    """A record, that knows its page."""

    @property
    def page(self) -> Page:
        """The page's title and its revision."""

    @property
    def line(self) -> int:
        """The line it begins on."""


def origin(of: Row | HasPage) -> str:
    """Where a row or a record was written, as `source` says it."""
    if isinstance(of.page, Page):
        return source(of.page.title, of.page.revision, of.line)
    return source(of.page, of.revision, of.line)


@lru_cache(maxsize=OFTEN)
def _where(title: str, revision: int) -> tuple[str, str]:
    target = f"Special:PermanentLink/{revision}" if revision else f":{title}"
    shown = escape(shown_title(title).rpartition("/")[2])
    return f"[[{target}#ligne-", f"|{shown}]], ligne "


def line_of(title: str, line: int) -> str:
    """A line of a page as it stands now, to be corrected there."""
    return Markup(f"[[:{title}#ligne-{line}|ligne {line}]]")


def shown_here(title: str) -> str:
    """Another page of ours, shown in this one as it stands when it is read."""
    return Markup(f"{{{{:{title}}}}}")


def robots_state(prefix: str, page: str) -> str:
    """That the robots are stopped, where that page stops them; and, with the extension, when they last came by."""
    return Markup(f'{{{{{prefix}État des robots|{page}}}}}<div id="cw-passage"></div>')


def stop(prefix: str, page: str, text: str) -> str:
    """A link that opens a stop page for editing, with how to do it, and a word in it where the page is new."""
    intro = quote(f"Template:{prefix}Arrêter un robot".replace(" ", "_"), safe=":/")
    how = f"action=edit&editintro={intro}&preload={intro}/texte"
    return Markup(f'<span class="plainlinks">[{{{{fullurl:{page}|{how}}}}} {escape(text)}]</span>')


def filled_in(prefix: str, page: str, template: str, values: Iterable[str], text: str) -> str:
    """A button that opens a page for editing, filled in from a template whose `$1`, `$2` are these values.

    Nothing is saved by it; a page that exists opens as it is.
    """
    given = "".join(f"&preloadparams%5B%5D={quote(value, safe='')}" for value in values)
    preload = quote(f"Template:{prefix}{template}".replace(" ", "_"), safe=":/")
    address = f"{{{{fullurl:{page}|action=edit&preload={preload}{given}}}}}"
    return Markup(f"{{{{{prefix}Bouton|{address}|{escape(text)}}}}}")


def gauge(prefix: str, name: str) -> str:
    """What the robots last computed of a budget: the page that shows it stays the same when the figures change."""
    return Markup(f"{{{{{prefix}Jauge|nom={escape(name)}}}}}")


def simulator(prefix: str, name: str) -> str:
    """The form that says what a margin pays by a scale; Lua answers, from the robots' data page."""
    return Markup(f"{{{{{prefix}Simulateur|barème={escape(name)}}}}}")


class GaugeValues(Protocol):
    """What a gauge is drawn from."""

    @property
    def used_percent(self) -> int | None:
        """None where nothing is available."""

    @property
    def spent(self) -> Decimal:
        """Euros."""

    @property
    def available(self) -> Decimal:
        """Euros."""


def used(prefix: str, sums: GaugeValues, run_out: date | None = None) -> str:
    """A bar of the share spent, with its amounts beside it; a sentence where nothing is available.

    `run_out` is the day it runs out, None where it lasts.
    """
    if sums.used_percent is None:
        return Markup(f"{write_euros(sums.spent)} dépensés, aucune somme disponible")
    amounts = f"{write_euros(sums.spent)} sur {write_euros(sums.available)}"
    alert = "|alerte=oui" if run_out else ""
    return Markup(f"{{{{{prefix}Jauge|valeur={sums.used_percent}|texte={amounts}{alert}}}}}")


def form_link(prefix: str, template: str, page: str, words: str, fields: Iterable[tuple[str, str]] = ()) -> str:
    """A link to a new record of a page.

    `prefix` stands before the names of our templates; `fields` are by their French names.

    >>> form_link("", "Entretien", "Entretiens 2026", "fait", [("qui", "Ana Martin")])
    '{{Noter|Entretien|Entretiens 2026|fait|qui=Ana Martin}}'
    """
    placed = (template, page, words, *((prefix + template,) if prefix else ()))
    given = (f"{name}={escape(value)}" for name, value in fields if value)
    return Markup("{{" + "|".join((f"{prefix}Noter", *map(escape, placed), *given)) + "}}")


def change_link(prefix: str, page: str, rank: int, revision: int, words: str) -> str:
    """A link that opens a record that is written, to correct it: the n-th of its page at a revision."""
    given = (page, str(rank), str(revision), words)
    return Markup("{{" + "|".join((f"{prefix}Corriger", *map(escape, given))) + "}}")
