"""What a member alone is shown of themselves: their page with all that concerns them, their lines, their slips.

It stands on no page of the wiki. The extension shows it to the account it is for, on `Spécial:MonEspace`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from coopwiki.core.audience import Audience
from coopwiki.exchange.tables import as_csv
from coopwiki.publishing.context import Context
from coopwiki.publishing.escape import escape
from coopwiki.publishing.robot_page import DataPage, Published
from coopwiki.subjects.contributions.exports import COLUMNS
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.invoicing.invoices_report import Invoice
from coopwiki.subjects.people.own_spaces_report import OwnSpace, OwnSpaces
from coopwiki.subjects.people.personal_details_report import PersonalDetails
from coopwiki.subjects.people.personal_page import own_revision, own_values
from coopwiki.subjects.people.usual_lines_report import fields_again

ALONE = "alone"
AWAITS = "Ce qui attend"
"""The heading below which a person's page says what awaits them."""


def own_spaces(context: Context, found: OwnSpaces, pages: Iterable[Published]) -> Iterator[tuple[str, str]]:
    """Each name with its document, as JSON: the page's text, their lines as CSV and again, slips, where they are named.

    `pages` are those the robots publish. All of it is for one person: what only members, or a referent, may read is
    in it, and their own amounts whatever the wiki publishes.
    """
    alone = replace(context, readers=Audience.MEMBERS, show_people=True, show_referents=True, rendered={})
    pages = tuple(pages)
    for one in found.spaces:
        name, text = one.own.name, _text(alone, one, found.details)
        document = {
            "name": name,
            "text": text,
            "summary": text.partition("\n")[0],
            "todo": _todo(text),
            "csv": as_csv(one.rows, COLUMNS),
            "again": _again(one.again),
            "slips": [_slip(slip) for slip in one.own.invoices if slip.amount > 0],
            "robots": sorted(page.title for page in pages if escape(name) in _content(page)),
            "members": list(one.pages),
        }
        yield name, json.dumps(document, ensure_ascii=False, sort_keys=True)


def _text(alone: Context, one: OwnSpace, details: PersonalDetails) -> str:
    own, awaits = one.own, details.awaiting(one.own.name)
    return (
        alone.page(
            own.name,
            ALONE,
            "people/personal",
            left_out=details.data.left_out,
            revision=own_revision(alone, own, awaits),
            index="",
            is_private=True,
            **own_values(alone, details, own, awaits),
        ).content
        if one.has_profile or own.has_work or own.left_out
        else ""
    )


def _todo(text: str) -> list[str]:
    """What awaits, a line each, as the page has it."""
    section = text.partition(f"== {AWAITS} ==\n")[2].partition("\n== ")[0]
    return [row for row in section.split("\n") if row.startswith("* ")]


def _again(lines: Iterable[Line]) -> list[dict[str, object]]:
    """Last month's lines, each with its day and what a new one is filled in with."""
    return [
        {"day": line.contribution.day.isoformat(), "fields": dict(fields_again(line.contribution))} for line in lines
    ]


def _slip(slip: Invoice) -> dict[str, object]:
    """The lines a slip is made of, by page and line, as a revision has them."""
    rows = [{"page": row.page, "revision": row.revision, "line": row.line, "what": row.what} for row in slip.lines]
    return {"year": slip.year, "budget": slip.budget, "lines": rows}


def _content(page: Published) -> str:
    return page.text if isinstance(page, DataPage) else page.content
