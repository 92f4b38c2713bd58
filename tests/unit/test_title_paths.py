from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coopwiki.core.titles import Titles
from coopwiki.wiki.title_paths import path_of, title_of

TITLES = Titles()

PATHS = {
    "Accueil": "Accueil.wikitext",
    "Tableau de bord/Budgets 2026": "Tableau de bord/Budgets 2026.wikitext",
    "Utilisateur:Ana Martin": "Utilisateur%3AAna Martin.wikitext",
    "Modèle:Contribution": "Modèle%3AContribution.wikitext",
    "Module:CoopWiki": "Module%3ACoopWiki.lua",
    "Module:CoopWiki/doc": "Module%3ACoopWiki/doc.wikitext",
    "Module:CoopWiki/données/a.json": "Module%3ACoopWiki/données/a.json",
    "Module:CoopWiki/.json": "Module%3ACoopWiki%2F.json",
    "Modèle:Jauge/styles.css": "Modèle%3AJauge/styles.css",
    "MediaWiki:Common.css": "MediaWiki%3ACommon.css",
    "MediaWiki:Common.js": "MediaWiki%3ACommon.js.wikitext",
    "Notes.json": "Notes.json.wikitext",
    "Module:Notes.lua": "Module%3ANotes.lua.lua",
    "100 %": "100 %25.wikitext",
    'A\\b*c?d"e<f>g|h': "A%5Cb%2Ac%3Fd%22e%3Cf%3Eg%7Ch.wikitext",
    "S.A.": "S.A..wikitext",
    "S.A./Bilan": "S.A%2E/Bilan.wikitext",
    "A /B": "A%20/B.wikitext",
    ".a/.b": "%2Ea/%2Eb.wikitext",
    "A//B": "A%2F%2FB.wikitext",
    "A/": "A%2F.wikitext",
    "/A": "%2FA.wikitext",
    "A.wikitext/B": "A%2Ewikitext/B.wikitext",
}


@pytest.mark.parametrize(("title", "path"), PATHS.items())
def test_a_page_is_a_file(title: str, path: str) -> None:
    assert path_of(title, TITLES) == path
    assert title_of(path, TITLES) == title


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("Utilisateur:Ana.wikitext", "Utilisateur:Ana"),
        ("user:ana.wikitext", "Utilisateur:Ana"),
        ("Tableau_de_bord/Budgets.wikitext", "Tableau de bord/Budgets"),
        ("100 %.wikitext", "100 %"),
        ("Mode%CC%80le:A.wikitext", "Modèle:A"),
        ("Mode\u0300le:A.wikitext", "Modèle:A"),
        ("A?%2FB.wikitext", "A?/B"),
        ("Module:A.wikitext", "Module:A"),
    ],
)
def test_reading_accepts_what_linux_allows(path: str, title: str) -> None:
    assert title_of(path, TITLES) == title


@pytest.mark.parametrize(
    "path", ["README.md", "data.json", "styles.css", "outil.lua", "Module:A/doc.lua", "A.wikitext~"]
)
def test_other_files_are_no_pages(path: str) -> None:
    assert title_of(path, TITLES) == ""


@pytest.mark.parametrize("path", ["caf%E9.wikitext", "caf\udce9.wikitext"])
def test_a_name_that_is_not_utf8_is_an_error(path: str) -> None:
    with pytest.raises(UnicodeError):
        title_of(path, TITLES)


SIGNS = st.sampled_from('/.:%\\*?"<>|\0 éaB')
WORDS = st.sampled_from(("..", "%41", ".json", ".css", ".lua", ".wikitext", "/doc"))
SPACES = st.sampled_from(("Utilisateur:", "Module:", "Modèle:", "MediaWiki:"))
RAW = st.lists(SIGNS | WORDS | SPACES | st.text(max_size=3), max_size=8).map("".join)


@st.composite
def wiki_titles(draw: st.DrawFn) -> str:
    """Any title in its normal form, possible on a wiki or not."""
    title = TITLES.normal(unicodedata.normalize("NFC", draw(RAW)))
    assume(TITLES.normal(title) == title and TITLES.split(title)[1])
    assume(not re.search("[\ud800-\udfff]", title))
    return title


@given(wiki_titles())
def test_the_path_of_a_title_gives_it_back(title: str) -> None:
    assert title_of(path_of(title, TITLES), TITLES) == title


@given(wiki_titles())
def test_a_path_holds_nothing_a_file_system_refuses(title: str) -> None:
    *folders, name = path_of(title, TITLES).split("/")
    for part in (*folders, name):
        assert part
        assert not part.startswith(".")
        assert not re.search(r'[\\:*?"<>|\x00-\x1f\x7f]', part)
    for folder in folders:
        assert not folder.endswith((".", " ", ".wikitext", ".lua", ".json", ".css"))
