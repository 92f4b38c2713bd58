"""Contributions and paid expenses as entries that beancount reads: the sums of the hledger journal."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256

from coopwiki.core.euros import ZERO
from coopwiki.core.typed import plain
from coopwiki.schema.record import Record
from coopwiki.subjects.budgets.charges import Draw
from coopwiki.subjects.contributions.lines import Line

_UNFIT = re.compile(r"[\W_]+")
_LONGEST = 60
Posting = tuple[str, Decimal, str]
"""An account, an amount, and what it is counted in."""


def worked_entries(lines: Iterable[Line]) -> Iterator[str]:
    """An entry a contribution: euros owed to the person, and exact minutes beside them where they are known."""
    ordered = sorted(lines, key=lambda line: line.contribution.day)
    people, budgets = parts(line.who for line in ordered), parts(line.budget for line in ordered)
    entries = []
    for line in ordered:
        given, who, budget = line.contribution, people[line.who], budgets[line.budget]
        postings = [
            (f"Expenses:Charges:{budget}:{who}", line.amount, "EUR"),
            (f"Liabilities:Dettes:{who}", -line.amount, "EUR"),
        ]
        if given.spent is not None:
            postings += [
                (f"Expenses:Temps:{budget}:{who}", given.spent, "MIN"), ("Equity:Temps", -given.spent, "MIN"),
            ]  # fmt: skip
        told = {"cercle": line.circle or "", "quoi": given.what}
        entries.append((given.day, _entry(given, given.day, line.who, told, postings), postings))
    yield from _book(entries)


def bought_entries(draws: Iterable[Draw]) -> Iterator[str]:
    """An entry an expense that is paid, at the most where its amount is approximate; an unknown one has none."""
    paid = sorted((draw for draw in draws if draw.paid and draw.amount is not None), key=lambda draw: draw.day)
    budgets = parts(draw.budget for draw in paid)
    entries = []
    for draw in paid:
        amount = draw.amount.high if draw.amount else ZERO
        postings = [(f"Expenses:Achats:{budgets[draw.budget]}", amount, "EUR"), ("Assets:Tresorerie", -amount, "EUR")]
        told = {"objet": draw.record.what}
        entries.append((draw.day, _entry(draw.record, draw.day, "Achat", told, postings), postings))
    yield from _book(entries)


def _book(entries: list[tuple[date, str, list[Posting]]]) -> Iterator[str]:
    """The accounts, each opened on the day it is first used, then the entries."""
    opened: dict[str, date] = {}
    for day, _, postings in entries:
        for account, _, _ in postings:
            opened.setdefault(account, day)
    yield from (f"{day.isoformat()} open {account}\n" for account, day in sorted(opened.items()))
    yield from ("\n" + text for _, text, _ in entries)


def _entry(record: Record, day: date, payee: str, told: Mapping[str, str], postings: list[Posting]) -> str:
    source = f"{record.page.title}, ligne {record.line}, révision {record.page.revision}"
    notes = "".join(f"  {name}: {_string(text)}\n" for name, text in ({"source": source} | dict(told)).items())
    lines = "".join(f"  {account}  {plain(amount)} {unit}\n" for account, amount, unit in postings)
    return f"{day.isoformat()} * {_string(payee)} {_string(source)}\n{notes}{lines}"


def _string(text: str) -> str:
    """A quoted text on one line; nothing in it means anything."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return '"' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"'


def parts(names: Iterable[str]) -> Mapping[str, str]:
    """Each name as one part of an account: letters, digits and dashes, a capital first; no two names share one.

    >>> parts(("Ana Martin", "vélo"))["vélo"]
    'Vélo'
    """
    alike: dict[str, set[str]] = defaultdict(set)
    for name in names:
        alike[_part(name)].add(name)
    return {
        name: part if len(found) == 1 and len(part) < _LONGEST else f"{part}-{_digest(name)}"
        for part, found in alike.items()
        for name in found
    }


def _part(name: str) -> str:
    dashed = _UNFIT.sub("-", unicodedata.normalize("NFC", name)).strip("-")[:_LONGEST].rstrip("-") or "Sans-nom"
    capital = dashed[0].upper() + dashed[1:]
    return capital if unicodedata.category(capital[0]) in ("Lu", "Nd") else f"N-{dashed}"


def _digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:12]
