"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.social_code.article import Article

RECORDS = (Article,)
