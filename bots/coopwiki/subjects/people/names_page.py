"""The data page of names that forms offer: `Module:CoopWiki/données/noms.json`."""

from __future__ import annotations

from dataclasses import asdict

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import DataPage, data_page
from coopwiki.subjects.people.offered_names_report import OfferedNames


def names_page(context: Context, found: OfferedNames) -> DataPage:
    """Circles, people and budgets of the year; it changes when one of them comes or goes.

    `hourly_caps` are the highest rates an hour may ask for, the last rule first: forms say so before saving.
    """
    document = asdict(found.members if context.show_names else found.everyone)
    caps = [{"start": f"{start}", "value": f"{value:f}"} for start, value in found.hourly_caps]
    return data_page(f"{context.data}/noms.json", document | {"hourly_caps": caps})
