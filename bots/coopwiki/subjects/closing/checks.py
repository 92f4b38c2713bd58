"""The rules of this subject, in the order their issues are given."""

from __future__ import annotations

from coopwiki.subjects.closing.check_closing import closing_holds
from coopwiki.subjects.closing.check_once import closing_once
from coopwiki.subjects.closing.check_open_year import open_year

CHECKS = (closing_once, closing_holds, open_year)
