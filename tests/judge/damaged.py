"""Damaged pages, the same for one seed: mild damage as people make it, hostile as nobody does."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

Maker = Callable[[random.Random], str]

NAMES = ("Contribution", "contribution ", "Modèle:Contribution", "Budget", "Lien", "#if:", "a", "é")
FIELDS = ("date", "qui", "quoi", "cercle", "durée", "taux", "montant", "1", "2", "")
VALUES = (
    *("2026-03-12", "Ana", "[[Ana Martin]]", "[[Ana Martin|Ana]]", "1h30", "30 €", "a=b", "''x''"),
    *("x<br>y", "<small>x</small>", "\u00a0", "", "  ", "https://exemple.fr/?a=b&c=d", "- x"),
    *("<ref>voir</ref>", "<ref name=x/>", "<!-- non -->", "1 < 2", "[x]", "{x}", "{{Lien|x}}"),
    *("<nowiki>}}</nowiki>", "* a\n* b", "é·e·s", "{{{x|y}}}", "<poem>a\nb</poem>", "&#124;"),
    *(
        "-{x}-",
        "[http://x y]",
        "[[a=b]]",
        "[[a|b]] = c",
        "<ref>{{Lien|x}}</ref>",
        "\\",
        "\U0001f600",
    ),
)
MARKS = (
    *(
        "{{",
        "}}",
        "{",
        "}",
        "{{{",
        "}}}",
        "{}",
        "{{}}",
        "{{{}}}",
        "{{a|",
        "{{a|b=",
        "{|",
        "|}",
        "|-",
    ),
    *("[[", "]]", "[", "]", "[[]]", "[[]]]", "[[[", "]]]", "|", "=", "\n", "\n=", "\n==", "==\n"),
    *("=\n", "==", "-{", "}-", "-", "-{{", "-{{{", "-{{{{", "-{}-", "}}-", "-->", "--", "<!--"),
    *(
        "<!-->",
        "<!--->",
        "<!---->",
        "<!--x-->",
        "\n<!-- x -->\n",
        " <!-- x -->",
        "\n<!--x--><!--->\n",
    ),
    *(
        "\n <!-- x --> <!-- y -->\t\n",
        "\n<!-- x -->=",
        "\n\t<!-- x -->\n==",
        "\n\n",
        "\n ",
        "\t",
        " ",
    ),
    *("<ref>", "</ref>", "<ref name='>'>", "<ref/>", "<REF >", "</ref >", "<references />", "<ref"),
    *("<nowiki>", "</nowiki>", "<nowiki/>", "<noinclude>", "</noinclude>", "<NoInclude >", "<pre"),
    *(
        "<onlyinclude>",
        "</onlyinclude>",
        "<includeonly>",
        "</includeonly>",
        "<INCLUDEONLY>",
        "<pre>",
    ),
    *(
        "<includeonly/>",
        "</includeonly",
        "<IncludeOnly>",
        "</noinclude",
        "<poem>",
        "</poem>",
        "</pre>",
    ),
    *(
        "<gallery\n>",
        "</gallery>",
        "<math>",
        "</math\n>",
        "<source>",
        "</source>",
        "<templatedata>",
    ),
    *(
        "<indicator name=x>",
        "</indicator>",
        "<br>",
        "<",
        ">",
        "/>",
        "</",
        "<refx>",
        "<ref\u00a0>",
        "ſ",
    ),
    *(
        "<noınclude>",
        "\r",
        "\x0b",
        "\x0c",
        "\u00a0",
        "\u2028",
        "\x85",
        "x",
        "é",
        "a",
        "1",
        ":",
        "*",
    ),
    *(
        "# ",
        "#if:",
        "name",
        "''",
        "'''",
        "Contribution",
        "!!",
        "~~~~",
        "http://x",
        "  ",
        "\U0001f600",
    ),
)
SIGNS = "{{{}}}[[]]||==<>!--\n\n /ax"
"""Single characters that mean something, the likely ones more than once."""


def texts(count: int, seed: int = 1) -> Iterator[str]:
    """Texts of each sort by turns; text number n is the same whatever `count`."""
    makers: tuple[Maker, ...] = (hostile, broken, long_hostile, broken, dense, page, noise)
    for number in range(count):
        yield makers[number % len(makers)](random.Random(f"{seed}/{number}"))


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


def noise(chance: random.Random) -> str:
    """Single characters."""
    return "".join(chance.choices(SIGNS, k=chance.randint(3, 40)))


def page(chance: random.Random) -> str:
    """A page with headings, prose and calls; now and then with a mark too many."""
    makers: tuple[Maker, ...] = (heading, prose, call, call, note)
    lines = []
    for _ in range(chance.randint(2, 10)):
        lines.append(chance.choice(makers)(chance))
        if chance.random() < 0.1:
            lines.append(chance.choice(MARKS))
    return "\n".join(lines)


def broken(chance: random.Random) -> str:
    """A page with one to three edits."""
    text = page(chance)
    for _ in range(chance.randint(1, 3)):
        text = edited(text, chance)
    return text


def edited(text: str, chance: random.Random) -> str:
    """Take out, put in, replace or double one mark."""
    closers = ("{{", "}}", "|", "=", "[[", "]]", "-->", "<!--", "\n", "</ref>")
    there = [mark for mark in closers if mark in text]
    if not there or chance.random() < 0.3:
        at = chance.randint(0, len(text))
        return text[:at] + chance.choice(MARKS) + text[at + chance.randint(0, 3) :]
    mark = chance.choice(there)
    at = chance.choice([at for at in range(len(text)) if text.startswith(mark, at)])
    instead = chance.choice(("", "", mark[:1], mark * 2, *MARKS))
    return text[:at] + instead + text[at + len(mark) :]


def call(chance: random.Random) -> str:
    """Type a call as people do: on one line or on many."""
    gap = chance.choice(("", "", " ", "\n", "\n ", "\n<!-- x -->\n"))
    parts = [part(chance, gap) for _ in range(chance.randint(0, 6))]
    return "{{" + chance.choice(NAMES) + "".join(parts) + gap + "}}"


def part(chance: random.Random, gap: str) -> str:
    """One field, sometimes without a name, sometimes decorated."""
    named = chance.choice(FIELDS) + chance.choice(("=", " = ", "=", "\n="))
    value = "".join(chance.choices(VALUES, k=chance.choice((1, 1, 1, 2, 3))))
    return gap + "|" + (named if chance.random() < 0.8 else "") + value


def heading(chance: random.Random) -> str:
    """A heading, sometimes with markup in it."""
    signs = "=" * chance.randint(1, 4)
    after = chance.choice(("", " ", " <!-- x -->", " }}", "x"))
    return f"{signs} {chance.choice(VALUES)} {signs}{after}"


def prose(chance: random.Random) -> str:
    """Some words and values."""
    words = chance.choices((*VALUES, "bonjour", "le cercle"), k=chance.randint(1, 5))
    return " et ".join(words)


def note(chance: random.Random) -> str:
    """Something that holds a call or some words."""
    held = chance.choice((call, prose))(chance)
    before, after = chance.choice(
        (
            ("<!-- ", " -->"),
            (" <!-- ", " --> <!--x-->"),
            ("<ref>", "</ref>"),
            ("{{#if:x|", "}}"),
            ("<noinclude>", "</noinclude>"),
            ("<includeonly>", "</includeonly>"),
            ("<poem>", "</poem>"),
        )
    )
    return before + held + after
