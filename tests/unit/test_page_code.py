from __future__ import annotations

import pytest

from coopwiki.core.titles import Titles
from coopwiki.wiki.page_code import code_ending

# The content models MediaWiki 1.39 gives with Scribunto; template styles are TemplateStyles' own.
JUDGED = {
    "Module:X": "",
    "Module:X/doc": "",
    "Module:X/a.json": ".json",
    "Module:X.json": ".json",
    "Module:X/a.css": "",
    "Utilisateur:Ana.json": "",
    "Utilisateur:Ana/a.json": ".json",
    "Utilisateur:Ana/a.css": ".css",
    "Utilisateur:Ana/a/b.js": ".js",
    "Utilisateur:Ana/a.CSS": "",
    "Utilisateur:Ana/.css": ".css",
    "MediaWiki:Common.css": ".css",
    "MediaWiki:X.json": ".json",
    "Modèle:X/styles.css": ".css",
    "Foo.json": "",
    "Foo/a.json": "",
    "Projet:A/b.json": "",
}


@pytest.mark.parametrize(("title", "ending"), JUDGED.items())
def test_a_page_of_code_is_known_by_its_title(title: str, ending: str) -> None:
    assert code_ending(*Titles().split(title)) == ending
