"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.people.members_page import member_pages
from coopwiki.subjects.people.personal_page import mine_pages

PAGES = {"members": member_pages, "mine": mine_pages}
