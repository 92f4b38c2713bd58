"""The pages of the report "commons": the register, who looks for what, and what each common's template shows."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.core.days import write_day
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.publishing.values import member_text
from coopwiki.subjects.commons.commons_report import NEED, RESOURCE, SKILL, CommonRow, Commons
from coopwiki.subjects.commons.sheet_page import LinkedWords, SheetLine, money_rows, sheet_data

COMMONS, NEEDS = "Communs", "Qui cherche quoi"
"""What the pages are called."""
KINDS = {SKILL: "Compétences recherchées", RESOURCE: "Ressources recherchées", NEED: "Besoins des actions"}


def common_pages(context: Context, data: Commons) -> Iterator[Published]:
    """The register once a common is written, the map of needs once something is looked for."""
    if data.commons or data.left_out:
        yield context.page(
            context.title(COMMONS),
            "commons",
            "commons/commons",
            left_out=data.left_out,
            revision=data.revision,
            rows=data.commons,
            needs_page=context.title(NEEDS) if data.needs else "",
            show_names=context.show_names,
        )
    if data.needs:
        yield context.page(
            context.title(NEEDS),
            "needs",
            "commons/needs",
            left_out=data.left_out,
            revision=data.revision,
            groups=[(called, [row for row in data.needs if row.kind == kind]) for kind, called in KINDS.items()],
        )
    for row in {row.name: row for row in reversed(data.commons)}.values():
        yield sheet_data(context, "communs", row.name, _rows(context, row))


def _rows(context: Context, row: CommonRow) -> Iterator[SheetLine]:
    """What the sheet of a common ends with."""
    yield SheetLine(
        "Qui le sait",
        tuple(
            LinkedWords(f"{member_text(knowing.skill)} : {offer.who}", offer.page)
            for knowing in row.known_by
            for offer in knowing.people
        ),
    )
    yield from money_rows(context, row.work, row.spending)
    yield SheetLine("Budget", tuple(LinkedWords(one.name, "") for one in row.budgets))
    yield SheetLine("Marque", tuple(LinkedWords(name, "") for name in row.brands))
    yield SheetLine(
        "Décisions",
        tuple(LinkedWords(f"{write_day(one.day)} : {member_text(one.title)}", one.page) for one in row.decisions),
    )
    yield SheetLine("Reste à écrire", tuple(LinkedWords(name, "") for name in row.gaps))
