"""Where the figures of the reports on people come from."""

from __future__ import annotations

from coopwiki.subjects.people.personal_explain import mine_figures

EXPLAINED = {"mine": mine_figures}
