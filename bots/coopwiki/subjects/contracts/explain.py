"""Where the figures of this subject's reports come from."""

from __future__ import annotations

from coopwiki.subjects.contracts.accompaniment_explain import accompaniment_figures
from coopwiki.subjects.contracts.deadlines_explain import deadline_figures
from coopwiki.subjects.contracts.forecast_explain import forecast_figures
from coopwiki.subjects.contracts.headcount_explain import headcount_figures

EXPLAINED = {
    "headcount": headcount_figures,
    "deadlines": deadline_figures,
    "forecast": forecast_figures,
    "accompaniment": accompaniment_figures,
}
