"""A check's sentence in the words of members: what it says in template syntax is said plainly, the syntax on demand."""

from __future__ import annotations

import re

from coopwiki.publishing.escape import Markup, escape

_QUOTED = r"«[^»]*»|https?://\S+"
_CALL = re.compile(
    rf"(?P<quoted>{_QUOTED})"
    r"|(?P<before>\b(?:la |sa |une )?fiche )?\{\{(?P<name>[^{}|]+)(?:\|…(?![|}])|(?P<fields>\|[^{}]*)?\}\})",
    re.IGNORECASE,
)
_FIELD = re.compile(rf"(?P<quoted>{_QUOTED})|(?<=[^\W\d_])=(?=[^\s=])|(?<=\S)\|(?=[^\W\d_])", re.IGNORECASE)
_LINK = re.compile(rf"(?P<quoted>{_QUOTED})|\[\[(?:[^|\[\]]*\|)?(?P<shown>[^|\[\]]+)\]\]")
_SYNTAX = re.compile(r"\{\{|\[\[|(?<=\S)\|(?=[^\W\d_])")


def plain_sentence(sentence: str) -> str:
    """The sentence without template syntax; what somebody typed, between « », stays as it was typed.

    >>> plain_sentence("créer ce cercle avec {{Cercle|nom=Jardin}}, ou écrire début=2026|fin=2027.")
    'créer ce cercle avec la fiche « Cercle » (nom : Jardin), ou écrire début : 2026 ; fin : 2027.'
    """
    return _FIELD.sub(_field, _CALL.sub(_call, _LINK.sub(_shown, sentence)))


def with_wikitext(sentence: str, link: str = "") -> str:
    """The plain sentence and a link, then the one with the syntax, folded, where they differ in it."""
    plain = f"{escape(plain_sentence(sentence))} · {link}" if link else escape(plain_sentence(sentence))
    if not _SYNTAX.search(re.sub(_QUOTED, "", sentence)):
        return Markup(plain)
    words = 'data-expandtext="voir le texte" data-collapsetext="cacher le texte"'
    return Markup(f'{plain} <div class="mw-collapsible mw-collapsed" {words}><code>{escape(sentence)}</code></div>')


def _shown(found: re.Match[str]) -> str:
    return found["quoted"] or found["shown"]


def _call(found: re.Match[str]) -> str:
    if found["quoted"]:
        return found[0]
    fields = [one for one in (found["fields"] or "").split("|") if one.rstrip("=") not in ("", "…")]
    within = f" ({' ; '.join(map(_said, fields))})" if fields else ""
    return f"{found['before'] or 'la fiche '}«\u00a0{found['name'].strip()}\u00a0»{within}"


def _said(field: str) -> str:
    name, equals, value = field.partition("=")
    return f"{name}\u00a0: {value or '…'}" if equals else name


def _field(found: re.Match[str]) -> str:
    if found["quoted"]:
        return found[0]
    return "\u00a0: " if found[0] == "=" else "\u00a0; "
