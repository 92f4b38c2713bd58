"""Where the figures of this subject's reports come from."""

from __future__ import annotations

from coopwiki.subjects.finances.finances_explain import finance_figures
from coopwiki.subjects.finances.projects_explain import project_figures

EXPLAINED = {"finances": finance_figures, "projects": project_figures}
