"""Damaged pages, always the same for one seed: mild ones as people make them, hostile ones as nobody does."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

NAMES = ("Contribution", "contribution ", "Modèle:Contribution", "Budget", "Lien", "#if:", "a", "é")
FIELDS = ("date", "qui", "quoi", "cercle", "durée", "taux", "montant", "1", "2", "")
VALUES = (
    "2026-03-12", "Ana", "[[Ana Martin]]", "[[Ana Martin|Ana]]", "1h30", "30 €", "a=b", "''x''", "x<br>y",
    "<small>x</small>", "\u00a0", "", "  ", "https://exemple.fr/?a=b&c=d", "<ref>voir</ref>", "<ref name=x/>",
    "<!-- non -->", "1 < 2", "[x]", "{x}", "- x", "<nowiki>}}</nowiki>", "* a\n* b", "é·e·s", "{{Lien|x}}",
    "{{{x|y}}}", "<poem>a\nb</poem>", "&#124;", "-{x}-", "[http://x y]",
)  # fmt: skip
MARKS = (
    "{{", "}}", "{", "}", "{{{", "}}}", "[[", "]]", "[", "]", "|", "=", "\n", "\n=", "\n==", "==\n", "=\n", "==",
    "-{", "}-", "-", "-{{", "-{{{", "<!--", "-->", "<!-->", "<!--->", "--", "\n<!-- x -->\n", " <!-- x -->",
    "\n <!-- x --> <!-- y -->\t\n", "<!--x-->", "<ref>", "</ref>", "<ref name='>'>", "<ref/>", "<REF >", "</ref >",
    "<references />", "<nowiki>", "</nowiki>", "<nowiki/>", "<noinclude>", "</noinclude>", "<NoInclude >",
    "<onlyinclude>", "</onlyinclude>", "<includeonly>", "</includeonly>", "<INCLUDEONLY>", "<includeonly/>",
    "</includeonly", "<poem>", "</poem>", "<pre", "<pre>", "</pre>", "<gallery\n>", "</gallery>", "<br>", "<", ">",
    "/>", "<math>", "</math\n>", "</noinclude", "<ref", "\t", " ", "  ", "\r", "\x0b", "\x0c", "\u00a0", "\u2028",
    "x", "é", "a", "1", "''", "'''", ":", "#if:", "name", "<refx>", "<ref\u00a0>", "ſ", "<noınclude>", "</",
    "*", "# ", "Contribution", "{{a|", "{{a|b=", "{|", "|}", "|-", "!!", "~~~~", "http://x", "\n ", "\n\n",
    "<source>", "</source>", "<templatedata>", "{}", "{{}}", "{{{}}}", "[[]]", "[[]]]", "-{}-", "<!---->",
    "<indicator name=x>", "</indicator>",
)  # fmt: skip


def texts(count: int, seed: int = 1) -> Iterator[str]:
    """Texts, by turns of each sort."""
    makers: tuple[Callable[[random.Random], str], ...] = (
        hostile,
        broken,
        long_hostile,
        broken,
        dense,
        page,
    )
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        yield makers[number % len(makers)](chance)


def hostile(chance: random.Random) -> str:
    """A few marks in any order."""
    return "".join(chance.choices(MARKS, k=chance.randint(1, 14)))


def long_hostile(chance: random.Random) -> str:
    """Many marks and some calls."""
    pieces = [*chance.choices(MARKS, k=chance.randint(10, 60)), *(call(chance) for _ in range(3))]
    chance.shuffle(pieces)
    return "".join(pieces)


def dense(chance: random.Random) -> str:
    """Marks of few sorts, so that they meet."""
    few = chance.sample(MARKS, k=chance.randint(2, 6))
    return "".join(chance.choices((*few, "{{", "}}", "|", "x"), k=chance.randint(4, 30)))


def page(chance: random.Random) -> str:
    """A page with headings, prose and calls; now and then with a mark too many."""
    lines = []
    for _ in range(chance.randint(2, 10)):
        lines.append(chance.choice((heading, prose, call, call, note))(chance))
        if chance.random() < 0.1:
            lines.append(chance.choice(MARKS))
    return "\n".join(lines)


def broken(chance: random.Random) -> str:
    """A page with one to three edits of one mark or some characters."""
    text = page(chance)
    for _ in range(chance.randint(1, 3)):
        text = edited(text, chance)
    return text


def edited(text: str, chance: random.Random) -> str:
    """The text with a piece taken out, put in, replaced or doubled."""
    at = chance.randint(0, len(text))
    marks = [
        m for m in ("{{", "}}", "|", "=", "[[", "]]", "-->", "<!--", "\n", "</ref>") if m in text
    ]
    if marks and chance.random() < 0.7:
        mark = chance.choice(marks)
        at = chance.choice([i for i in range(len(text)) if text.startswith(mark, i)])
        return (
            text[:at] + chance.choice(("", "", mark[:1], mark * 2, *MARKS)) + text[at + len(mark) :]
        )
    return text[:at] + chance.choice(MARKS) + text[at + chance.randint(0, 3) :]


def call(chance: random.Random) -> str:
    """A call as people type it: on one line or on many."""
    gap = chance.choice(("", "", " ", "\n", "\n ", "\n<!-- x -->\n"))
    parts = [part(chance, gap) for _ in range(chance.randint(0, 6))]
    return "{{" + chance.choice(NAMES) + "".join(parts) + gap + "}}"


def part(chance: random.Random, gap: str) -> str:
    """One field, sometimes without a name, sometimes decorated."""
    name = (
        ""
        if chance.random() < 0.2
        else chance.choice(FIELDS) + chance.choice(("=", " = ", "=", "\n="))
    )
    value = "".join(chance.choices(VALUES, k=chance.choice((1, 1, 1, 2, 3))))
    return gap + "|" + name + value


def heading(chance: random.Random) -> str:
    """A heading, sometimes with markup in it."""
    signs = "=" * chance.randint(1, 4)
    return f"{signs} {chance.choice(VALUES)} {signs}{chance.choice(('', ' ', ' <!-- x -->', ' }}', 'x'))}"


def prose(chance: random.Random) -> str:
    """Some words with values between."""
    return " et ".join(chance.choices((*VALUES, "bonjour", "le cercle"), k=chance.randint(1, 5)))


def note(chance: random.Random) -> str:
    """A comment on a line of its own, or a tag around a call."""
    inner = chance.choice((call, prose))(chance)
    return chance.choice(("<!-- {} -->", " <!-- {} --> <!--x-->", "<ref>{}</ref>", "<noinclude>{}</noinclude>",
                          "<includeonly>{}</includeonly>", "<poem>{}</poem>", "{{#if:x|{}}}")).replace("{}", inner)  # fmt: skip
