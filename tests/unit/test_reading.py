"""Every sentence of robot pages, of the demo and of small and damaged books, held against the rules of good French.

MediaWiki itself makes a space that does not break of the one before `: ; ? ! »` and after `«`: the space is what must
be there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from test_check_sentences import EVERYTHING_WRONG
from test_contradictions import EVERY_KIND

from closings import wrongly_closed, wrongly_paid
from cooperative import generate
from coopwiki.core.audience import Audience
from coopwiki.core.elision import of
from coopwiki.core.ledger import Ledger
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.circles.action import Action
from coopwiki.subjects.reports import REPORTS
from ledgers import SHEETS, examples, ledger

TODAY, CHECKED, LONG_AGO = date(2026, 11, 22), date(2026, 7, 5), date(2026, 1, 1)
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
    "several of one": re.compile(r"(?<![\w,./\u00a0-])[01][ \u00a0](?!(?:mois|fois|avis|sans|dans)\b)[a-zéè]{3,}s\b"),
    "a number before an article": re.compile(
        r"\b(?<![\w/-])\d+[ \u00a0](?:ce|cet|cette|ces|la|le|les|chaque)\b(?! (?:\d|1er))"
    ),
    "the same word twice": re.compile(r"\b([a-zéèà]{2,}) \1\b"),
    "code": re.compile(r"\{\{|\[\[|\b(?:None|True|False)\b|\b\w+=\w|\w_\w"),
    "nothing between brackets": re.compile(r"\(\s*\)|«\s*»|\w {2,}\w"),
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


def lines_of(books: Ledger, on: date, readers: Audience) -> tuple[tuple[str, str], ...]:
    """Each line of each page for these readers, with the page's title."""
    made, failed = make(REPORTS, context_of(books, on, Settings(), readers))
    assert failed == ()
    pages = (page for one in made for page in one.pages if isinstance(page, RobotPage))
    return tuple(dict.fromkeys((page.title, line) for page in pages for line in read(page.content)))


@cache
def sentences() -> tuple[tuple[str, str], ...]:
    """Each line of each page of the demo for members."""
    books = ledger({page.title: page.text for page in generate(TODAY)}, TODAY)
    return lines_of(books, TODAY, Audience.MEMBERS)


NAMES = {
    "Paul Roy": "Yves Roy", "Luc": "Hawa", "Zoé": "Élise", "Technique": "Outils", "Tech": "Outil",
    "Communication": "Écho", "assemblée": "Union",
}  # fmt: skip
"""What people, circles and bodies are called here, so that *de* and *que* stand before a vowel or an h."""


def renamed(pages: dict[str, str]) -> dict[str, str]:
    """The pages with names that begin with a vowel or an h."""
    pattern = re.compile("|".join(NAMES))
    return {
        pattern.sub(lambda name: NAMES[name[0]], title): pattern.sub(lambda name: NAMES[name[0]], text)
        for title, text in pages.items()
    }


def of_count(count: int) -> Ledger:
    """Every kind of record, so many times: none of anything, one, two."""
    written = [{f"{title} {n}": text for title, text in examples().items()} for n in range(count)]
    read = ledger(renamed(SHEETS | {title: text for pages in written for title, text in pages.items()}))
    return replace(read, touched={one.page.id: LONG_AGO for one in read.of(Action)}, _derived={})


BOOKS: dict[str, Callable[[], Ledger]] = {
    "nothing at all": lambda: ledger({}),
    "none": lambda: of_count(0),
    "one": lambda: of_count(1),
    "two": lambda: of_count(2),
    "everything wrong": lambda: ledger(renamed(SHEETS | EVERYTHING_WRONG)),
    "every contradiction": lambda: ledger(renamed(SHEETS | {"Carnet": EVERY_KIND})),
    "wrongly closed": wrongly_closed,
    "wrongly paid": wrongly_paid,
}


def unquoted(line: str) -> str:
    """A line without what somebody typed."""
    return re.sub(r"«[\s\u00a0][^»]*[\s\u00a0]»", "«\u00a0a\u00a0»", line)


@pytest.mark.parametrize("readers", [Audience.MEMBERS, Audience.EVERYONE])
@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.long
def test_every_sentence_of_small_and_of_damaged_books_keeps_the_rules(name: str, readers: Audience) -> None:
    lines = lines_of(BOOKS[name](), CHECKED, readers)
    wrong = [
        (rule, title, found[0], line)
        for rule, pattern in RULES.items()
        for title, line in lines
        if (found := pattern.search(unquoted(line)))
    ]
    assert lines
    assert not wrong, wrong[:20]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.long
def test_every_sentence_of_the_demo_keeps_the_rule(rule: str) -> None:
    wrong = [(title, found[0], line) for title, line in sentences() if (found := RULES[rule].search(unquoted(line)))]
    assert not wrong, wrong[:20]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("elision", "la page de Inès"), ("elision", "le avis"), ("elision", "dit que il manque"),
        ("elision", "budget de Équipe"), ("punctuation twice", "C’est dit.."), ("punctuation twice", "dit, ."),
        ("no space before a sign", "Quoi?"), ("no space before a sign", "Reste: 3"),
        ("no space before a sign", "« dit»"), ("a space before a point", "rien ."),
        ("a label glued to its value", "Reste :3"), ("a label glued to its value", "3€"),
        ("a label glued to its value", "lignes(3)"), ("several of one", "1 lignes"),
        ("several of one", "pour 0 fiches"), ("a number before an article", "aux pages de 6 ces actions"),
        ("the same word twice", "la somme de de rien"), ("code", "écrire report=oui"), ("code", "avec {{Décision}}"),
        ("code", "None"), ("nothing between brackets", "rien ( )"), ("nothing between brackets", "un  deux"),
    ],
)  # fmt: skip
def test_a_rule_finds_what_it_is_for(rule: str, sentence: str) -> None:
    assert RULES[rule].search(sentence)


@pytest.mark.parametrize("name", ["Inès", "Paul", "Équipe", "Yves", "Yann", "Hawa", "Œuvre", "août 2026"])
def test_a_name_after_de_keeps_the_rule(name: str) -> None:
    assert not RULES["elision"].search(f"la page {of(name)}")


@pytest.mark.long
def test_the_demo_gives_enough_to_read() -> None:
    assert len(sentences()) > 5000
