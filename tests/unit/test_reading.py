"""Every sentence of the demo's robot pages, read as one text and held against the rules of French typography.

MediaWiki itself makes a space that does not break of the one before `: ; ? ! »` and after `«`: the space is what must
be there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from cooperative import generate
from coopwiki.core.audience import Audience
from coopwiki.core.elision import of
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.reports import REPORTS
from ledgers import ledger

TODAY = date(2026, 11, 22)
VOWEL = "aàâeéèêëiîïoôuûœAÀÂEÉÈÊËIÎÏOÔUÛŒ"
RULES = {
    "elision": re.compile(
        rf"\b(?:de|le|que|je|ne|se|jusque|lorsque|puisque) (?:[{VOWEL}]|y[^{VOWEL}\W])"
        r"(?!nze\b|nzième\b|ui\b)\w*",
        re.IGNORECASE,
    ),
    "punctuation twice": re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|::|[,;:]\s*\.(?!\w)|\.\s*[,;]|[?!]\.|\.\s:"),
    "no space before a sign": re.compile(r"\w[:;?!»](?=\s|$)|«(?=\w)"),
    "a space before a point": re.compile(r"\w\s[,.](?=\s|$)"),
    "a label glued to its value": re.compile(r"[a-zéè] ?[:;](?=[A-ZÉa-zé0-9])|\d€|\w\((?!e\)|s\)|·)|\)(?=[^\W_s])"),
}
DROPPED = (
    r"<pre>.*?</pre>", r"\{\{fullurl:[^}]*\}\}", r"\{\{[^{}]*\}\}", r"^\{\|.*$", r"^\|-.*$",
    r"(?<=^[|!])(?: ?[\w-]+=\"[^\"]*\")+ \|", r"__\w+__", r"'''?",
)  # fmt: skip
OURS = re.compile(r"(?:Utilisateur|Module|Modèle|Aide|Catégorie):\S+|\b\w+\(\w+\)\w*(?=[/\]])")


def read(content: str) -> Iterator[str]:
    """The lines of a page as a reader has them: links by their words, markup gone, cells apart."""
    for pattern in DROPPED:
        content = re.sub(pattern, "", content, flags=re.DOTALL if "pre" in pattern else re.MULTILINE)
    content = re.sub(r"\[\[[^|\]]*\|([^\]]*)\]\]", r"\1", content)
    content = re.sub(r"\[\[:?([^\]]*)\]\]", r"\1", content)
    content = re.sub(r"<code>.*?</code>", "code", re.sub(r"<br ?/?>", " ", content))
    content = html.unescape(re.sub(r"<[^>]*>", "", content))
    yield from (OURS.sub("", line) for line in content.splitlines())


@cache
def sentences() -> tuple[tuple[str, str], ...]:
    """Each line of each page for members, with the page's title."""
    books = ledger({page.title: page.text for page in generate(TODAY)}, TODAY)
    made, failed = make(REPORTS, context_of(books, TODAY, Settings(), Audience.MEMBERS))
    assert failed == ()
    pages = (page for one in made for page in one.pages if isinstance(page, RobotPage))
    return tuple(dict.fromkeys((page.title, line) for page in pages for line in read(page.content)))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.long
def test_every_sentence_of_the_demo_keeps_the_rule(rule: str) -> None:
    wrong = [(title, found[0], line) for title, line in sentences() if (found := RULES[rule].search(line))]
    assert not wrong, wrong[:20]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("elision", "la page de Inès"), ("elision", "le avis"), ("elision", "dit que il manque"),
        ("elision", "budget de Équipe"), ("punctuation twice", "C’est dit.."), ("punctuation twice", "dit, ."),
        ("no space before a sign", "Quoi?"), ("no space before a sign", "Reste: 3"),
        ("no space before a sign", "« dit»"), ("a space before a point", "rien ."),
        ("a label glued to its value", "Reste :3"), ("a label glued to its value", "3€"),
        ("a label glued to its value", "lignes(3)"),
    ],
)  # fmt: skip
def test_a_rule_finds_what_it_is_for(rule: str, sentence: str) -> None:
    assert RULES[rule].search(sentence)


@pytest.mark.parametrize("name", ["Inès", "Paul", "Équipe", "Yves", "Yann", "Hawa", "Œuvre", "août 2026"])
def test_a_name_after_de_keeps_the_rule(name: str) -> None:
    assert not RULES["elision"].search(f"la page {of(name)}")


def test_the_demo_gives_enough_to_read() -> None:
    assert len(sentences()) > 5000
