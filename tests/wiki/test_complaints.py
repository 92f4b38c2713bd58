"""What is deprecated in an extension of ours is seen, PHP's words and MediaWiki's alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import requests

from mediawiki import MediaWiki
from wiki.complaints import STRICT, complaints
from wiki.versions import on

pytestmark = on("1.39")
NAME = "CoopWikiEssai"
HOOK = """<?php
namespace CoopWikiEssai;
class Hooks {
	public static function onBeforePageDisplay( $out ) {
		utf8_decode( 'é' );
		wfDeprecated( 'CoopWikiEssai::ancien', '1.39' );
	}
}
"""


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    """An extension that uses what is deprecated."""
    folder = tmp_path / NAME
    folder.mkdir()
    told = {
        "name": NAME,
        "AutoloadNamespaces": {f"{NAME}\\": ""},
        "Hooks": {"BeforePageDisplay": f"{NAME}\\Hooks::onBeforePageDisplay"},
        "manifest_version": 2,
    }
    (folder / "extension.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / "Hooks.php").write_text(HOOK, encoding="utf-8")
    return folder


def test_both_are_found_in_the_log(plugin: Path, wiki_version: str, tmp_path: Path) -> None:
    wiki = MediaWiki.create(tmp_path / "wiki", version=wiki_version, extra=STRICT, plugins=(plugin,))
    try:
        wiki.start()
        assert requests.get(f"{wiki.url}/index.php/Accueil", timeout=60).ok
        found = complaints(wiki)
    finally:
        wiki.delete()
    assert any("utf8_decode" in line or "Hooks.php" in line for line in found), found
    assert any("CoopWikiEssai::ancien" in line for line in found), found
