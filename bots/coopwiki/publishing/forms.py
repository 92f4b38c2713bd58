"""Links that open a record to write, filled in: the wiki's Lua makes them lead to its form, or to a page to edit."""

from __future__ import annotations

from collections.abc import Iterable

from coopwiki.publishing.escape import Markup, escape


def form_link(prefix: str, template: str, page: str, words: str, fields: Iterable[tuple[str, str]] = ()) -> str:
    """A link to a new record of a page.

    `prefix` stands before the names of our templates; `fields` are by their French names.

    >>> form_link("", "Entretien", "Entretiens 2026", "fait", [("qui", "Ana Martin")])
    '{{Noter|Entretien|Entretiens 2026|fait|qui=Ana Martin}}'
    """
    placed = (template, page, words, *((prefix + template,) if prefix else ()))
    given = (f"{name}={escape(value)}" for name, value in fields if value)
    return Markup("{{" + "|".join((f"{prefix}Noter", *map(escape, placed), *given)) + "}}")
