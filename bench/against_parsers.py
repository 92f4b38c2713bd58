"""Template calls a second, with all names and values, against two parsers of wikitext in Python.

Run by the bench's own Python, which has them:  python bench/against_parsers.py
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from statistics import median

import mwparserfromhell
import wikitextparser

from coopwiki.reading.preprocess import Scanner
from coopwiki.wiki.port import EXTENSION_TAGS_1_39
from notebooks import notebooks

Params = dict[str, str]
Read = Callable[[Sequence[str]], list[Params]]
RUNS = 7
PAGES = {"coopwiki": 1000, "mwparserfromhell": 60, "wikitextparser": 60}
"""Pages each reads in one run, so that a run takes about as long for all."""


def plain_texts() -> list[str]:
    """Pages of 20 contributions, as people write them."""
    found = notebooks(25_000, 20)
    return [text for title, text in found if title.startswith("Carnet ")]


def decorated(text: str) -> str:
    """The same page with what people put around and into their lines."""
    lines = text.split("\n")
    return "\n".join([PROSE, *(_decorated(n, line) for n, line in enumerate(lines)), TABLE])


PROSE = """'''Notes''' du cercle, voir [[Réunion du 12 mars|le compte rendu]]
et [https://example.org la page].<ref>Un {{lien}}.</ref>
<!-- à relire --> <nowiki>{{Contribution|…}}</nowiki>
{{Encadré|titre=Important|{{Couleur|vert|{{{1|texte}}}}}}}"""
TABLE = """{| class="wikitable"
|-
| [[Fichier:Vélo.jpg|vignette|un ''vélo'']] || {{#if: {{{2|}}} | oui | non }}
|}"""


def _decorated(number: int, line: str) -> str:
    if not line.startswith("{{"):
        return line
    ways = (
        line.replace("|quoi=", "|quoi=[[Réunion|compte rendu]] et "),
        line.replace("|quoi=", "<!-- vu -->\n|quoi = ''relu'' "),
        line.replace("|cercle=", "\n | cercle = {{lc:X}} "),
        line.replace("}}", "|bon=<ref name=b/>B-2026}}"),
    )
    return f"* {ways[number % len(ways)]} puis du texte, ''en italique''."


def our_params(texts: Sequence[str]) -> list[Params]:
    """All calls by our own reading."""
    scanner = Scanner(None, EXTENSION_TAGS_1_39)
    return [call.params for text in texts for call in scanner.scan(text).calls]


def mwparserfromhell_params(texts: Sequence[str]) -> list[Params]:
    """All templates by mwparserfromhell."""
    return [
        {str(param.name).strip(): str(param.value).strip() for param in template.params}
        for text in texts
        for template in mwparserfromhell.parse(text).ifilter_templates()
    ]


def wikitextparser_params(texts: Sequence[str]) -> list[Params]:
    """All templates by wikitextparser."""
    return [
        {argument.name.strip(): argument.value.strip() for argument in template.arguments}
        for text in texts
        for template in wikitextparser.parse(text).templates
    ]


READERS: dict[str, Read] = {
    "coopwiki": our_params,
    "mwparserfromhell": mwparserfromhell_params,
    "wikitextparser": wikitextparser_params,
}


def rates(texts: Sequence[str]) -> dict[str, float]:
    """The medians of calls a second of processor, readers in turn."""
    found: dict[str, list[float]] = {name: [] for name in READERS}
    for _ in range(RUNS):
        for name, read in READERS.items():
            some = texts[: PAGES[name]]
            start = time.process_time()
            calls = len(read(some))
            found[name].append(calls / (time.process_time() - start))
    return {name: median(some) for name, some in found.items()}


def check(texts: Sequence[str]) -> None:
    """All readers find the same in plain texts: RuntimeError otherwise."""
    first, *others = (read(texts[:50]) for read in READERS.values())
    if any(other != first for other in others):
        raise RuntimeError("the readers disagree on plain texts")


def main() -> None:
    """Print the rates as JSON."""
    texts = plain_texts()
    check(texts)
    adorned = [decorated(text) for text in texts]
    print(json.dumps({"plain": rates(texts), "decorated": rates(adorned)}))


if __name__ == "__main__":
    main()
