"""Prometheus' own tool reads our alert rules and our figures, and says what rings when."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

import debian_program
from coopwiki.serving.metrics import metrics
from coopwiki.serving.service_status import ServiceStatus
from coopwiki.serving.state import Figures, JobState, State
from mediawiki import CACHE

HERE = Path(__file__).parent
RULES = HERE.parents[1] / "docs" / "monitoring" / "alerts.yml"


@pytest.fixture(scope="module")
def promtool() -> Path:
    """Debian's, unpacked aside: its package starts a service."""
    return debian_program.program("prometheus", "usr/bin/promtool", CACHE)


def run(*words: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*map(str, words)], input=given, check=False, capture_output=True)


def test_the_alert_rules_are_rules(promtool: Path) -> None:
    said = run(promtool, "check", "rules", "--lint-fatal", RULES)
    assert said.returncode == 0, said.stderr
    assert b"6 rules found" in said.stdout


def test_each_rule_rings_when_it_should_and_only_then(promtool: Path, tmp_path: Path) -> None:
    for file in (RULES, HERE / "alert_rules.test.yml"):
        shutil.copy(file, tmp_path)
    said = run(promtool, "test", "rules", tmp_path / "alert_rules.test.yml")
    assert said.returncode == 0, said.stdout + said.stderr


def test_what_the_service_gives_is_read_without_a_complaint(promtool: Path) -> None:
    now = datetime(2026, 6, 30, 12, tzinfo=UTC)
    job = JobState("ok", now, now, figures=Figures(10, 16, 1, {"duration_minutes": 1}, 3, 1840))
    status = ServiceStatus((), lambda: now, State({"veille": job}), 3, 4)
    said = run(promtool, "check", "metrics", given=metrics(status))
    assert (said.returncode, said.stderr) == (0, b"")
