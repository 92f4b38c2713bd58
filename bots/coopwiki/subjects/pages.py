"""Reports → pages: each subject's `page.py` names the pages of its reports, its `filters.py` what layouts may write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from coopwiki.publishing.context import Context
from coopwiki.publishing.layout import Filters
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.registry import seat

PAGES: Mapping[str, Callable[[Context, Any], Iterator[Published]]] = {
    shown.report.name: shown.pages for subject in seat("page") for shown in subject.PAGES
}
"""The pages of each report, by its name."""

FILTERS: Filters = tuple(filter_ for subject in seat("filters") for filter_ in subject.FILTERS)
"""What layouts may write beside the kit's own."""
