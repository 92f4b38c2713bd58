"""The pages of this subject."""

from __future__ import annotations

from coopwiki.subjects.finances import finances_page, projects_page

PAGES = (*finances_page.PAGES, *projects_page.PAGES)
