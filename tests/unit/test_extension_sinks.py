"""Every place where the extension gives HTML to MediaWiki or to the browser is listed, with the reason it is safe."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

EXTENSION = Path(__file__).resolve().parents[2] / "extension" / "CoopWiki"
SINK = re.compile(
    r"rawElement|addHTML|prependHTML|addFooterHtml|addHeaderHtml|rawParams|HtmlSnippet|makeKnownLink|errorBox"
    r"|label-raw|help-raw|'help'|'options' *=>|innerHTML|outerHTML|insertAdjacentHTML|document\.write"
    r"|\.html\(|\.append\(|\.parse\(\)|->parse\(\)|setPageTitle|'rawmessage'|'raw' *=>|validation-callback"
    r"|preHtml|\beval\(|new Function|srcdoc|javascript:"
)
"""What takes HTML, wikitext that becomes HTML, or code."""

LISTED = {
    "src/Click/Buttons.php": {
        "rawElement": 2,
    },
    "src/Form/Fields.php": {
        "'help'": 3,
        "'options' =>": 1,
        "validation-callback": 2,
    },
    "src/Form/FormText.php": {
        "->parse()": 1,
        "errorBox": 1,
        "makeKnownLink": 5,
        "rawElement": 7,
        "rawParams": 1,
    },
    "src/Hooks/FrontHooks.php": {
        "->parse()": 1,
        "rawElement": 2,
    },
    "src/Hooks/HeadingHooks.php": {
        "setPageTitle": 1,
    },
    "src/Form/SavedLines.php": {
        "->parse()": 1,
        "rawElement": 1,
    },
    "src/Hooks/NoticeHooks.php": {
        "->parse()": 2,
        "prependHTML": 1,
        "rawElement": 2,
    },
    "src/Import/Review.php": {
        "rawElement": 8,
    },
    "src/Import/Start.php": {
        "rawElement": 6,
    },
    "src/Import/Table.php": {
        "rawElement": 10,
    },
    "src/Hooks/RobotsHooks.php": {
        "addHTML": 1,
    },
    "src/Hooks/SearchHooks.php": {
        "addHTML": 2,
        "rawElement": 2,
    },
    "src/MonEspace/Robots.php": {
        "->parse()": 1,
        "rawElement": 1,
    },
    "src/MonEspace/Showing.php": {
        "addHTML": 4,
        "rawElement": 4,
    },
    "src/MonEspace/Telling.php": {
        "->parse()": 1,
        "addHTML": 2,
        "errorBox": 1,
        "rawElement": 3,
    },
    "src/MonEspace/Writing.php": {
        "->parse()": 1,
        "addHTML": 2,
        "errorBox": 1,
        "rawElement": 4,
    },
    "src/RepeatedRecords.php": {
        "rawElement": 2,
    },
    "src/PageSaver.php": {
        "'rawmessage'": 1,
    },
    "src/SpecialAgenda.php": {
        "addHTML": 1,
        "rawElement": 3,
    },
    "src/SpecialClic.php": {
        "'rawmessage'": 1,
        "->parse()": 1,
        "addHTML": 3,
        "errorBox": 1,
        "rawElement": 2,
    },
    "src/SpecialFiche.php": {
        "addFooterHtml": 1,
        "addHTML": 1,
        "preHtml": 1,
        "setPageTitle": 1,
    },
    "src/SpecialImporter.php": {
        "->parse()": 2,
        "addHTML": 4,
        "rawElement": 2,
    },
}
"""How often each stands in a file; docs/extension.md says for each why it is safe. Read it before adding one here."""


def found() -> dict[str, dict[str, int]]:
    """The sinks of each file of the extension that has some."""
    files = sorted({*EXTENSION.rglob("*.php"), *EXTENSION.rglob("*.js")})
    counted = {
        file.relative_to(EXTENSION).as_posix(): Counter(SINK.findall(file.read_text(encoding="utf-8")))
        for file in files
    }
    return {name: dict(sorted(sinks.items())) for name, sinks in counted.items() if sinks}


def test_every_place_that_takes_html_is_listed() -> None:
    assert found() == LISTED


def test_every_listed_place_is_reasoned_about_in_the_docs() -> None:
    docs = EXTENSION.parents[1] / "docs" / "extension.md"
    reasons = docs.read_text(encoding="utf-8").split("## What takes HTML", 1)[1]
    assert {name for name in LISTED if f"`{name}`" not in reasons} == set()
