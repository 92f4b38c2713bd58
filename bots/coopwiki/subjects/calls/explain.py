"""Where the figures of this subject come from."""

from __future__ import annotations

from coopwiki.subjects.calls.explain_calls import call_figures
from coopwiki.subjects.calls.explain_watch import watch_figures

EXPLAINED = {"calls": call_figures, "watch": watch_figures}
