"""What layouts may write beside the kit's own: the rows of a table of contributions."""

from __future__ import annotations

from coopwiki.subjects.contributions.table_rows import rows

FILTERS = (("rows", rows),)
