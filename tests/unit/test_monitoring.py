"""The alert rules and the dashboard ask for figures that the service gives, and for jobs that it has."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from coopwiki.serving import metrics

DOCS = Path(__file__).resolve().parents[2] / "docs"
RULES = (DOCS / "monitoring" / "alerts.yml").read_text(encoding="utf-8")
DASHBOARD = (DOCS / "monitoring" / "dashboard.json").read_text(encoding="utf-8")


def given() -> set[str]:
    """The figures' names, as the module that makes them writes them; counters end in `_total`."""
    code = Path(metrics.__file__).read_text(encoding="utf-8")
    whole = set(re.findall(r'Family\(\s*"(coopwiki_\w+)"', code))
    by_job = {f"coopwiki_{name}" for name in re.findall(r'_by_job\(\s*"(\w+)"', code)}
    return whole | by_job | {f"{name}_total" for name in whole}


@pytest.mark.parametrize("text", [RULES, DASHBOARD], ids=["alerts", "dashboard"])
def test_only_figures_that_the_service_gives_are_asked_for(text: str) -> None:
    asked = set(re.findall(r"coopwiki_[a-z_]+", text))
    assert asked
    assert asked <= given()


def test_the_rules_name_jobs_of_the_shipped_schedule() -> None:
    schedule = tomllib.loads((DOCS.parent / "config" / "schedule.toml").read_text(encoding="utf-8"))
    named = set(re.findall(r'job="(\w+)"', RULES))
    jobs = json.dumps(schedule, ensure_ascii=False)
    assert named
    assert all(f'"{name}"' in jobs for name in named)


def test_every_panel_of_the_dashboard_has_a_number_and_a_place_of_its_own() -> None:
    panels = json.loads(DASHBOARD)["panels"]
    places = {(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in panels}
    assert len(places) == len({panel["id"] for panel in panels}) == len(panels)
