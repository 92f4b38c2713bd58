"""What the layouts of this subject write beside the kit's own."""

from __future__ import annotations

from coopwiki.subjects.contracts.presence import write_counts

FILTERS = (("counts", write_counts),)
