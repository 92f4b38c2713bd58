"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.commons.brand import Brand
from coopwiki.subjects.commons.common import Common
from coopwiki.subjects.commons.partner import Partner
from coopwiki.subjects.commons.tool import Tool

RECORDS = (Common, Brand, Partner, Tool)
