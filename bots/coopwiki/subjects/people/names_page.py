"""The data page of names that forms offer: `Module:CoopWiki/données/noms.json`."""

from __future__ import annotations

from dataclasses import asdict

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import DataPage, data_page
from coopwiki.subjects.people.name_choices import names


def names_page(context: Context) -> DataPage:
    """Circles, people and budgets of the year; it changes when one of them comes or goes."""
    document = asdict(names(context.ledger, context.today, for_members=context.show_names))
    return data_page(f"{context.data}/noms.json", document)
