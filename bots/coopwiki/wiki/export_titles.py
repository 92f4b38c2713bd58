"""The namespaces an XML export names, with the other names they go by."""

from __future__ import annotations

from collections.abc import Mapping

from coopwiki.core.titles import MAIN, PROJECT, STANDARD, Namespace, Titles


def export_titles(names: Mapping[int, str]) -> Titles:
    """Titles of a wiki whose namespaces have these names; the standard ones when there are none.

    An export gives one name per namespace: the standard French and English ones are added where no
    other namespace has them. It doesn't say which ones hold content: the main one does.
    """
    if not names:
        return Titles()
    taken = {name.lower() for name in names.values()}
    return Titles(
        tuple(
            Namespace(number, (name, *_others(number, taken)), content=number == MAIN) for number, name in names.items()
        )
    )


def _others(number: int, taken: set[str]) -> tuple[str, ...]:
    """Free standard names; `Projet` isn't one on a wiki that chose its own name."""
    known = next((space.names for space in STANDARD if space.number == number), ())
    chosen = known[1:] if number in (PROJECT, PROJECT + 1) else known
    return tuple(name for name in chosen if name.lower() not in taken)
