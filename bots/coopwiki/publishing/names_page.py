"""The data page of names that forms offer: `Module:CoopWiki/données/noms.json`."""

from __future__ import annotations

import json
from dataclasses import asdict

from coopwiki.core.audience import Audience
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import DataPage
from coopwiki.reports.names import names


def names_page(context: Context) -> DataPage:
    """Circles, people and budgets of the year; it changes when one of them comes or goes."""
    for_members = Audience.MEMBERS.allows(context.readers)
    document = asdict(names(context.ledger, context.today, for_members=for_members))
    text = json.dumps(document, ensure_ascii=False, indent="\t")
    return DataPage(f"{context.data}/noms.json", text)
