"""What the API's answers say of pages and namespaces."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from coopwiki.core.titles import Namespace
from coopwiki.wiki.port import PageState, Unreachable

T = TypeVar("T")


def has_text(page: Mapping[str, Any]) -> bool:
    """Whether an answer holds a page's text."""
    return bool(page.get("revisions")) and "content" in page["revisions"][0]["slots"]["main"]


def refuse_silence(ids: Collection[int], pages: Iterable[Mapping[str, Any]]) -> None:
    """Raise Unreachable where nothing is said of a page: neither its text nor that it is gone."""
    told = {page["pageid"] for page in pages if page.get("revisions") or page.get("missing")}
    if silent := set(ids) - told:
        raise Unreachable(f"Le wiki n’a pas donné le texte de {len(silent)} page(s) : lecture partielle.")


def spellings(titles: Collection[str]) -> Collection[str]:
    """The titles that can be asked for, each once."""
    return dict.fromkeys(title for title in titles if title and "|" not in title)


def as_asked(titles: Collection[str], found: Iterable[tuple[Mapping[str, Any], T]]) -> dict[str, T]:
    """What was found, under every spelling of its title that was asked for."""
    wanted = frozenset(titles)
    spelled = ((title, one) for page, one in found for title in (page["title"], *page["asked"]))
    return {title: one for title, one in spelled if title in wanted}


def standing(page: Mapping[str, Any]) -> PageState:
    """A page's revision and the digest of its text."""
    revision = page["revisions"][0]
    return PageState(page["title"], revision["revid"], revision.get("sha1", ""))


def current(page: Mapping[str, Any]) -> tuple[int, str]:
    """A page's revision and its text."""
    revision = page["revisions"][0]
    return revision["revid"], revision["slots"]["main"]["content"]


def is_wikitext(page: Mapping[str, Any]) -> bool:
    """Whether a page is no code."""
    return bool(page["revisions"][0]["slots"]["main"]["contentmodel"] == "wikitext")


def version(told: dict[str, Any]) -> tuple[int, int]:
    """The wiki's version, 1.39 where it doesn't say one."""
    found = re.match(r"MediaWiki (\d+)\.(\d+)", str(told["general"]["generator"]))
    return (int(found[1]), int(found[2])) if found else (1, 39)


def namespaces(told: Mapping[str, Any]) -> tuple[Namespace, ...]:
    """The namespaces of a wiki, from what `siprop=namespaces|namespacealiases` says. Unreachable."""
    if "namespaces" not in told:
        raise Unreachable("Le wiki ne dit pas quels sont ses espaces de noms.")
    others: dict[int, list[str]] = {}
    for alias in told.get("namespacealiases", []):
        others.setdefault(alias["id"], []).append(alias["alias"])
    return tuple(
        Namespace(space["id"], _names(space, others.get(space["id"], [])), space["content"])
        for space in told["namespaces"].values()
    )


def _names(space: Mapping[str, Any], others: list[str]) -> tuple[str, ...]:
    """Give the local name, the canonical one, the aliases, each once."""
    return tuple(dict.fromkeys([space["name"], space.get("canonical", space["name"]), *others]))
