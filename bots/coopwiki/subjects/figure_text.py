"""An explanation of a figure as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.durations import clock
from coopwiki.core.euros import write_euros
from coopwiki.core.messages import spaced
from coopwiki.core.typed import french, plain
from coopwiki.subjects.figure import EUROS, MINUTES, PERCENT, Explanation, Figure, Term, Value

Row = dict[str, object]


def explanation_text(given: Explanation) -> str:
    """The figure, its rule, a line for each term, and the sum of them."""
    rows = [_cells(term, given.unit) for term in given.terms]
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(2)]
    whole = shown(given.total, given.unit)
    lines = [f"{given.figure} : {shown(given.value, given.kind)}", f"Règle : {given.rule}", ""]
    lines += [f"  {row[0].ljust(widths[0])}  {row[1].rjust(widths[1])}  {row[2]}" for row in rows]
    return spaced("\n".join([*lines, "", *_sum(given, whole)])) + "\n"


def _sum(given: Explanation, whole: str) -> Iterator[str]:
    count = len(given.terms)
    parts = f"La somme de ces {count} montants" if count > 1 else "La somme"
    if given.kind == given.unit:
        yield f"{parts} donne {whole} : c’est le chiffre."
    else:
        yield f"{parts} donne {whole} ; la règle en fait le chiffre : {shown(given.value, given.kind)}."


def _cells(term: Term, unit: str) -> tuple[str, str, str]:
    day = term.day.isoformat() if term.day else ""
    place = f"{term.page}, révision {term.revision}, ligne {term.line}" if term.page else "calculé"
    how = f" ({term.how})" if term.how else ""
    return day, shown(term.amount, unit), f"{term.what}{how} — {place}"


def shown(value: Value, kind: str) -> str:
    """A value as members read it."""
    if value is None:
        return "aucun"
    if isinstance(value, date):
        return write_day(value)
    number = Decimal(value)
    if kind == EUROS:
        return write_euros(number)
    if kind == MINUTES:
        return clock(number)
    return f"{french(number)}{chr(0xA0) + '%' if kind == PERCENT else ''}"


def explanation_json(given: Explanation) -> str:
    """Amounts as decimal strings, counts as numbers, days as `2026-03-12`."""
    data = {
        "report": given.report,
        "figure": given.figure,
        "value": _plain(given.value, given.kind),
        "kind": given.kind,
        "unit": given.unit,
        "total": _plain(given.total, given.unit),
        "adds_up": given.adds_up,
        "rule": given.rule,
        "terms": [_row(term, given.unit) for term in given.terms],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _row(term: Term, unit: str) -> Row:
    return {
        "page": term.page or None,
        "revision": term.revision or None,
        "line": term.line or None,
        "day": term.day.isoformat() if term.day else None,
        "what": term.what,
        "how": term.how,
        "amount": _plain(term.amount, unit),
    }


def _plain(value: Value, kind: str) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if kind == MINUTES and isinstance(value, Decimal):
        return plain(value)
    if kind == EUROS and isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    return value


def figures_listed(figures: Iterable[Figure], form: str) -> str:
    """What can be asked for, a line each: what to type, the name in French, the value."""
    if form == "json":
        rows = [{"figure": f.whole_path, "called": f.called, "value": _plain(f.value, f.kind)} for f in figures]
        return json.dumps(rows, ensure_ascii=False, indent=2)
    cells = [(f.whole_path, f.called, shown(f.value, f.kind)) for f in figures]
    widths = [max((len(row[i]) for row in cells), default=0) for i in range(2)]
    lines = (f"{row[0].ljust(widths[0])}  {row[1].ljust(widths[1])}  {row[2]}" for row in cells)
    return "\n".join(lines) or "Aucun chiffre."
