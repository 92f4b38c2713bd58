"""The frame of each page of an archive, and the pages that are its own; no script is needed to read any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from coopwiki.wiki.library import Version

STYLE = """:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.6 system-ui,sans-serif;color:#202122;background:#fff}
header,main,footer{max-width:70rem;margin:0 auto;padding:.75rem 1rem}
header{border-bottom:1px solid #72777d;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center}
header nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
footer{border-top:1px solid #72777d;color:#404244;font-size:.9rem}
a{color:#0645ad}a:focus,input:focus,button:focus,[tabindex]:focus{outline:3px solid #0645ad;outline-offset:2px}
h1,h2,h3{line-height:1.25}
table.wikitable{border-collapse:collapse;background:#fff;color:#202122;margin:1em 0}
.wikitable th,.wikitable td{border:1px solid #72777d;padding:.25em .5em;text-align:left;vertical-align:top}
.wikitable th{background:#eaecf0}.wikitable caption{font-weight:bold;text-align:left}
.defile{overflow-x:auto}img{max-width:100%;height:auto}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f8f9fa;border:1px solid #72777d;padding:.75rem}
.adresse,.absente{color:#404244}.evitement{position:absolute;left:-99rem}.evitement:focus{left:1rem}
.toc{border:1px solid #72777d;padding:.5rem 1rem;display:inline-block}.thumb{max-width:100%}
input,button{font:inherit;padding:.25rem .5rem;border:1px solid #54595d;border-radius:2px;background:#fff;color:#202122}
@media print{header,footer{display:none}}
"""
SEARCH = "recherche.html"
_NAVIGATION = (
    ("index.html", "Accueil"), ("liste.html", "Toutes les pages"), ("fiches.html", "Fiches et fichiers"),
    ("absent.html", "Ce qui n’est pas là"),
)  # fmt: skip


def framed(title: str, wiki: str, body: str, *, up: str = "", script: str = "") -> bytes:
    """A whole page; `up` leads from its folder to that of the archive, `body` and `script` are HTML of ours."""
    links = "".join(f'<li><a href="{up}{file}">{label}</a></li>' for file, label in _NAVIGATION)
    shown = escape(title)
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{shown} – {escape(wiki)}</title>\n"
        f'<link rel="stylesheet" href="{up}style.css">\n</head>\n<body>\n'
        '<a class="evitement" href="#archive-contenu">Aller au contenu</a>\n'
        f'<header><strong>{escape(wiki)}</strong><nav aria-label="Archive"><ul>{links}</ul></nav>{_box(up)}</header>\n'
        f'<main id="archive-contenu" tabindex="-1">\n<h1>{shown}</h1>\n{body}\n</main>\n'
        f"<footer>Archive écrite par coopwiki : elle s’ouvre sans wiki, sans serveur et sans réseau.</footer>\n{script}"
        "</body>\n</html>\n"
    ).encode()


def _box(up: str) -> str:
    return (
        f'<form role="search" action="{up}{SEARCH}"><label>Chercher <input type="search" name="q"></label> '
        "<button>Chercher</button></form>"
    )


def article(html: str, versions: Sequence[Version]) -> str:
    """A page of the wiki and its versions."""
    region = '<div class="defile" tabindex="0" role="region" aria-label="Contenu de la page">'
    return f"{region}{html}</div>\n{_history(versions)}"


def _history(versions: Sequence[Version]) -> str:
    if not versions:
        return ""
    rows = "".join(
        f"<tr><td>{escape(one.at)}</td><td>{escape(one.by) or '—'}</td><td>{escape(one.comment) or '—'}</td>"
        f"<td>{one.size}</td><td>{one.revision}</td></tr>"
        for one in versions
    )
    count = f"{len(versions)} version{'s' if len(versions) > 1 else ''}"
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Quand", "Par qui", "Résumé", "Octets", "Version"))
    return (
        f'<details><summary>Historique : {count}</summary><div class="defile" tabindex="0" role="region" '
        f'aria-label="Historique"><table class="wikitable"><caption>Versions de la page, la dernière d’abord</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def links(pages: Iterable[tuple[str, str]]) -> str:
    """A list of links, by address and words."""
    return "<ul>" + "".join(f'<li><a href="{escape(to)}">{escape(words)}</a></li>\n' for to, words in pages) + "</ul>"


def sections(parts: Iterable[tuple[str, str]]) -> str:
    """Headings, each with what stands below it; one with nothing is left out."""
    return "\n".join(f"<h2>{escape(name)}</h2>\n{html}" for name, html in parts if html)
