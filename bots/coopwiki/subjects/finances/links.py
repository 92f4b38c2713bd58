"""Where the pages of this subject stand."""

from __future__ import annotations

FINANCES, PROJECTS = "Finances", "Projets et financeurs"
"""What the pages are called."""
