"""What pages say of an issue beside its sentence: whom it concerns, and which record the form opens to correct it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.publishing.context import Context
from coopwiki.schema.record import schema_of
from coopwiki.subjects.ranks import rank


def issue_rank(context: Context, issue: Issue) -> int:
    """Which record of its page an issue is about; 0 for none, and the form opens none."""
    return rank(context.ledger, issue.page.id, issue.call)


def concerned(context: Context) -> Callable[[Issue], str]:
    """Who an issue concerns, where its readers may see names; '' for nobody in particular."""
    named = context.ledger.once(_actors) if context.show_names else {}
    return lambda issue: named.get((issue.page.id, issue.call), "")


def _actors(ledger: Ledger) -> Mapping[tuple[int, int], str]:
    """Who each call is of, by its page and place: the first of its fields that says so."""
    found: dict[tuple[int, int], str] = {}
    for type_, records in ledger.records.items():
        attribute = _actor(type_)
        for record in records if attribute else ():
            if who := getattr(record, attribute):
                found[record.page.id, record.offset] = str(who)
    for item in ledger.left_out:
        if who := item.values.get(_actor(item.type)):
            found[item.page.id, item.offset] = str(who)
    return {place: ledger.people.canonical[who] for place, who in found.items()}


def _actor(type_: type[Any]) -> str:
    columns = schema_of(type_).columns
    return next((column.attribute for column in columns if column.field.role == "actor"), "")
