"""What is long, folded behind one click with what MediaWiki has: its readers see what a page says before its details.

{% call folded(lines | length, "les " ~ lines | length ~ " lignes") %}
…
{% endcall %}

Without JavaScript, and on paper, all is shown.
"""

from __future__ import annotations

from collections.abc import Callable

from coopwiki.publishing.escape import Markup, escape

AT_A_GLANCE = 10
"""Rows that are read at a glance: so many, and fewer, are never folded."""
FOLD = '<div class="mw-collapsible mw-collapsed coopwiki-pli"'
FOLD_ENDS = "</div></div>"
"""How the first and the last line of a fold begin; each stands alone on its line."""


def folded(rows: int, words: str, *, caller: Callable[[], str]) -> str:
    """What stands within, folded where it has too many rows; `words` say what it is: `les 23 lignes`.

    `caller` is what a `{% call %}` holds.
    """
    content = caller().strip("\n")
    return Markup(f"{behind(content, words) if rows > AT_A_GLANCE else content}\n")


def behind(content: str, words: str) -> str:
    """Content behind a link that says to show it, and then to hide it again."""
    said = escape(words)
    opening = f'{FOLD} data-expandtext="voir {said}" data-collapsetext="cacher {said}">'
    return Markup(f'{opening}<div class="mw-collapsible-content">\n{content}\n{FOLD_ENDS}')
