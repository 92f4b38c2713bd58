"""A crash of PHP itself does not fail what MediaWiki's maintenance scripts do all the same."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mediawiki_script import ScriptError, maintenance

PHP = """#!/bin/sh
echo run >> runs
test "$(wc -l < runs)" -gt CRASHES || kill -SEGV $$
echo "$@"
"""


@pytest.fixture
def crashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wiki's folder; `php` is a script that crashes as often as `crashing` says."""
    (tmp_path / "web").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return tmp_path


def crashing(folder: Path, times: int) -> None:
    php = folder / "php"
    php.write_text(PHP.replace("CRASHES", str(times)), encoding="ascii")
    php.chmod(php.stat().st_mode | stat.S_IXUSR)


def runs(folder: Path) -> int:
    return len((folder / "web" / "runs").read_text(encoding="ascii").splitlines())


def test_links_are_refreshed_once_more_after_a_crash(crashes: Path, caplog: pytest.LogCaptureFixture) -> None:
    crashing(crashes, 1)
    assert maintenance(crashes, "refreshLinks.php", "--quiet").strip().endswith("refreshLinks.php --quiet")
    assert (runs(crashes), caplog.messages) == (2, ["PHP crashed in refreshLinks.php, which is run once more."])


def test_a_second_crash_is_a_failure(crashes: Path) -> None:
    crashing(crashes, 2)
    with pytest.raises(ScriptError, match=r"refreshLinks.php \(-11\)"):
        maintenance(crashes, "refreshLinks.php")
    assert runs(crashes) == 2


def test_a_script_that_may_not_run_twice_fails_at_once(crashes: Path) -> None:
    crashing(crashes, 1)
    with pytest.raises(ScriptError, match=r"createBotPassword.php \(-11\)"):
        maintenance(crashes, "createBotPassword.php")
    assert runs(crashes) == 1
