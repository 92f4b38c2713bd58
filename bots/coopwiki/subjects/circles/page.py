"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.circles.circles_page import circle_pages
from coopwiki.subjects.circles.mandates_page import mandate_page
from coopwiki.subjects.circles.roles_page import role_page

PAGES = {"circles": circle_pages, "roles": role_page, "mandates": mandate_page}
