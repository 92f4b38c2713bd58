"""The page of the report "watch": `Tableau de bord/Veille`."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from coopwiki.publishing.context import Context
from coopwiki.publishing.escape import Markup, escape
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.calls.watch_report import FAILED, Suggested, Watch

PAGE = "Veille"
"""What the page is called."""
MOST = 200
"""Proposals that the page shows; the others are counted."""
_SAFE = ":/?#@!$&()*+,;=%-."


def watch_page(context: Context, data: Watch) -> Iterator[Published]:
    """One page, once a feed is written: what to keep or to dismiss, then the feeds."""
    if not data.feeds and not data.left_out:
        return
    yield context.page(
        context.title(PAGE),
        "watch",
        "calls/watch",
        left_out=data.left_out,
        revision=data.revision,
        rows=[(one, announced(one), choices(one)) for one in data.proposals[:MOST]],
        more=max(0, len(data.proposals) - MOST),
        feeds=data.feeds,
        failed=[one for one in data.feeds if one.state == FAILED],
        kept=data.kept,
        dismissed=data.dismissed,
    )


def announced(one: Suggested) -> Markup:
    """The title, as a link to the announcement where it has an address."""
    title = escape(one.title)
    return Markup(f"[{web_address(one.link)} {title}]" if one.link else title)


def choices(one: Suggested) -> Markup:
    """The ways to keep it and to dismiss it: forms filled in, or without the extension the sheets to paste."""
    kept = {"titre": one.title, "lien": one.link, "thèmes": " ; ".join(one.themes)}
    gone = {"lien": one.link or one.title, "titre": one.title}
    forms = f"{_form('Appel à projets', kept, 'Garder')} · {_form('Annonce écartée', gone, 'Écarter')}"
    sheets = f"garder : {_sheet('Appel à projets', {'financeur': '', 'échéance': ''} | kept)}"
    sheets += f" ; écarter : {_sheet('Annonce écartée', gone)}"
    return Markup(f'{{{{#ifexist:Special:Fiche|<span class="plainlinks">{forms}</span>|{sheets}}}}}')


def _form(template: str, values: dict[str, str], words: str) -> str:
    asked = "&".join(f"{quote(name)}={_encoded(value)}" for name, value in values.items() if value)
    return f"[{{{{fullurl:Special:Fiche/{template}|{asked}}}}} {words}]"


def _sheet(template: str, values: dict[str, str]) -> str:
    fields = "".join(f"|{name}={value}" for name, value in values.items())
    return f"<code>{escape('{{' + template + fields + '}}')}</code>"


def _encoded(value: str) -> str:
    """A value in an address: nothing of it means anything to MediaWiki, underscores and tildes included."""
    return quote(value, safe="").replace("_", "%5F").replace("~", "%7E")


def web_address(link: str) -> str:
    """An address that ends where it ends, and is no magic word."""
    return quote(link, safe=_SAFE).replace("_", "%5F").replace("~", "%7E")
