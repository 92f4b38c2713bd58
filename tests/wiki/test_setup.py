"""`coopwiki setup` beside a real wiki: from nothing to the first dashboards."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.operating import in_process
from wiki.versions import on

pytestmark = on("1.43")

EXTENSION = Path(__file__).resolve().parents[2] / "extension" / "CoopWiki"


@pytest.fixture
def beside(mediawiki: MediaWiki, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The wiki's own folder, where PHP finds its settings."""
    monkeypatch.setenv("MW_CONFIG_FILE", str(mediawiki.file("LocalSettings.php")))
    monkeypatch.setenv("MW_INSTALL_PATH", str(mediawiki.file("web")))
    return mediawiki.file("web")


def test_without_passwords_it_writes_the_settings_and_says_how_to_make_them(
    mediawiki: MediaWiki, tmp_path: Path
) -> None:
    config = tmp_path / "etc" / "wiki.toml"
    said = in_process("setup", "--wiki", mediawiki.api, "--config", str(config))
    assert said.status == 1
    assert "createBotPassword.php" in said.out
    assert f'api = "{mediawiki.api}"' in config.read_text(encoding="utf-8")
    assert stat.S_IMODE(config.stat().st_mode) == 0o640


def test_beside_the_wiki_it_goes_from_nothing_to_the_first_dashboards_and_again_changes_nothing(
    beside: Path, mediawiki: MediaWiki, tmp_path: Path
) -> None:
    config = tmp_path / "etc" / "wiki.toml"
    words = (
        "setup",
        "--mediawiki",
        str(beside),
        "--extension",
        str(EXTENSION),
        "--config",
        str(config),
    )
    first = in_process(*words)
    assert "il en existe sans doute un" in first.err, "Robot@coopwiki has a password already"
    text = config.read_text(encoding="utf-8").replace("Robot@", "Automate@").replace("Installateur@", "Pose@")
    text = text.replace('state_directory = ""', f'state_directory = "{tmp_path / "state"}"')
    config.write_text(text, encoding="utf-8")
    assert f'api = "{mediawiki.api}"' in text
    asked = in_process(*words)
    assert asked.status == 1
    assert "Rien n’est écrit sur le wiki" in asked.err
    done = in_process(*words, "--yes")
    assert done.status == 0, done.err
    assert (beside / "extensions" / "CoopWiki").is_symlink()
    with Client(mediawiki.api) as reader:
        assert "Tableau de bord" in reader.call(action="query", titles="Tableau de bord")["query"]["pages"][0]["title"]
        assert reader.text("Tableau de bord")
    password = tmp_path / "etc" / "password"
    kept = password.read_text(encoding="utf-8")
    assert stat.S_IMODE(password.stat().st_mode) == 0o600
    again = in_process(*words, "--yes")
    assert again.status == 0, again.err
    assert password.read_text(encoding="utf-8") == kept
    assert config.read_text(encoding="utf-8") == text
