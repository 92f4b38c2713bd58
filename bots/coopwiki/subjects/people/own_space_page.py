"""What a member alone is shown of themselves: their page with all that concerns them, their lines, their slips.

It stands on no page of the wiki. The extension shows it to the account it is for, on `Spécial:MonEspace`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.exchange.rows import Row
from coopwiki.exchange.tables import as_csv
from coopwiki.publishing.context import Context
from coopwiki.publishing.escape import escape
from coopwiki.publishing.robot_page import DataPage, Published
from coopwiki.schema.record import Column, Record, schema_of
from coopwiki.schema.references import Reference
from coopwiki.subjects.contributions.exports import COLUMNS, contribution_rows
from coopwiki.subjects.invoicing.invoices_report import Invoice
from coopwiki.subjects.people.awaiting_page import Waiting
from coopwiki.subjects.people.personal_page import own_revision, own_values
from coopwiki.subjects.people.personal_report import Own, mine, own_of
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.people.usual_lines_report import NOTHING_AGAIN, again, fields_again

ALONE = "alone"
AWAITS = "Ce qui attend"
"""The heading below which a person's page says what awaits them."""


def own_spaces(context: Context, names: Iterable[str], pages: Iterable[Published]) -> Iterator[tuple[str, str]]:
    """Each name with its document, as JSON: the page's text, their lines as CSV and again, slips, where they are named.

    `pages` are those the robots publish. All of it is for one person: what only members, or a referent, may read is
    in it, and their own amounts whatever the wiki publishes.
    """
    alone = replace(context, readers=Audience.MEMBERS, show_people=True, show_referents=True, rendered={})
    ledger, names, pages = context.ledger, tuple(names), tuple(pages)
    waiting, rows = Waiting(ledger, context.today), _rows(ledger)
    named = named_on(ledger)
    for name, own in own_of(ledger, context.today, names).items():
        text = _text(alone, own, waiting)
        document = {
            "name": name,
            "text": text,
            "summary": text.partition("\n")[0],
            "todo": _todo(text),
            "csv": as_csv(rows.get(name, ()), COLUMNS),
            "again": _again(ledger, context, name),
            "slips": [_slip(slip) for slip in own.invoices if slip.amount > 0],
            "robots": sorted(page.title for page in pages if escape(name) in _content(page)),
            "members": sorted(named.get(name, ())),
        }
        yield name, json.dumps(document, ensure_ascii=False, sort_keys=True)


def _text(alone: Context, own: Own, waiting: Waiting) -> str:
    data, awaits = mine(alone.ledger, alone.today), waiting.of(own.name)
    has_profile = any(profile.name == own.name for profile in alone.ledger.of(Profile))
    return (
        alone.page(
            own.name,
            ALONE,
            "people/personal",
            left_out=data.left_out,
            revision=own_revision(alone, own, awaits),
            index="",
            is_private=True,
            **own_values(alone, data, own, awaits),
        ).content
        if has_profile or own.has_work or own.left_out
        else ""
    )


def _todo(text: str) -> list[str]:
    """What awaits, a line each, as the page has it."""
    section = text.partition(f"== {AWAITS} ==\n")[2].partition("\n== ")[0]
    return [row for row in section.split("\n") if row.startswith("* ")]


def _rows(ledger: Ledger) -> Mapping[str, list[Row]]:
    """Each person's contributions that count, in page and line order."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in contribution_rows(ledger):
        found[str(row["who"])].append(row)
    return found


def _again(ledger: Ledger, context: Context, name: str) -> list[dict[str, object]]:
    """Last month's lines, each with its day and what a new one is filled in with."""
    lines = again(ledger, context.today).get(name, NOTHING_AGAIN).last_month
    return [
        {"day": line.contribution.day.isoformat(), "fields": dict(fields_again(line.contribution))} for line in lines
    ]


def _slip(slip: Invoice) -> dict[str, object]:
    """The lines a slip is made of, by page and line, as a revision has them."""
    rows = [{"page": row.page, "revision": row.revision, "line": row.line, "what": row.what} for row in slip.lines]
    return {"year": slip.year, "budget": slip.budget, "lines": rows}


def _content(page: Published) -> str:
    return page.text if isinstance(page, DataPage) else page.content


def named_on(ledger: Ledger) -> Mapping[str, frozenset[str]]:
    """The pages on which a record names somebody in one of its fields, or is their profile, by person."""
    return ledger.once(_named_on)


def _named_on(ledger: Ledger) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for type_, records in ledger.records.items():
        naming = [Reference(type_, column) for column in schema_of(type_).columns if _names_somebody(type_, column)]
        for record, reference in product(records, naming):
            for name in reference.names(record):
                found[ledger.people.canonical[name]].add(record.page.title)
    return {name: frozenset(titles) for name, titles in found.items()}


def _names_somebody(type_: type[Record], column: Column) -> bool:
    return column.names_people or (type_ is Profile and column.attribute == "name")
