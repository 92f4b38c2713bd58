"""The data page of names that forms offer: `Module:CoopWiki/données/noms.json`."""

from __future__ import annotations

from dataclasses import asdict

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import DataPage, data_page
from coopwiki.subjects.people.name_choices import names
from coopwiki.subjects.rules.rules import hourly_cap


def names_page(context: Context) -> DataPage:
    """Circles, people and budgets of the year; it changes when one of them comes or goes.

    `hourly_caps` are the highest rates an hour may ask for, the last rule first: forms say so before saving.
    """
    document = asdict(names(context.ledger, context.today, for_members=context.show_names))
    caps = [{"start": f"{start}", "value": f"{value:f}"} for start, value in hourly_cap(context.ledger).values]
    return data_page(f"{context.data}/noms.json", document | {"hourly_caps": caps})
