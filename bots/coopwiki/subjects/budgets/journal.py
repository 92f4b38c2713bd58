"""Contributions and paid expenses as a plain-text journal that hledger and ledger both read."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from hashlib import sha256

from coopwiki.core.euros import ZERO
from coopwiki.core.typed import plain
from coopwiki.subjects.budgets.charges import Draw
from coopwiki.subjects.contributions.lines import Line

_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")
_WIDE = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in ':;,()[]{}<>"|=@*!%#'})
"""Signs that mean something in an account, and their full-width forms: for `core.names.key` these are
the same, so that no two people share an account."""

_LONGEST_COMMENT, _LONGEST_NAME = 900, 200
"""Characters, of at most four bytes each: ledger refuses a journal with a line of 4,096 bytes."""

_HARMLESS = str.maketrans(";[]:|=", ",()：/＝")


def journal(lines: Iterable[Line]) -> Iterator[str]:
    """One transaction a contribution: euros from what is owed to the person, minutes beside them.

    The budget that pays is in the account, the circle in the tag `cercle` (`balance --pivot cercle`).
    """
    for line in sorted(lines, key=lambda line: line.contribution.day):
        yield _transaction(line)


def _transaction(line: Line) -> str:
    given = line.contribution
    who, budget = _account(line.who), _account(line.budget)
    made = [
        f"{given.day.isoformat()} {who}",
        f"    ; cercle: {_account(line.circle or 'sans cercle')}",
        *_comments("quoi", given.what),
        f"    ; source: {_comment(given.page.title)}, ligne {given.line}, révision {given.page.revision}",
        f"    Charges:{budget}:{who}  {line.amount} EUR",
        f"    Dettes:{who}  {-line.amount} EUR",
    ]
    if given.spent is not None:
        made.append(f"    (Temps:{budget}:{who})  {plain(given.spent)} MIN")
    return "\n".join(made) + "\n\n"


def purchases(draws: Iterable[Draw]) -> Iterator[str]:
    """One transaction an expense that is paid, at the most where its amount is approximate.

    What is only considered or decided moves no money, and an unknown amount can't be written.
    """
    paid = (draw for draw in draws if draw.paid and draw.amount is not None)
    for draw in sorted(paid, key=lambda draw: draw.day):
        bought, amount = draw.record, draw.amount.high if draw.amount else ZERO
        page = bought.page
        yield (
            "\n".join(
                (
                    f"{draw.day.isoformat()} Achat",
                    *_comments("objet", bought.what),
                    f"    ; source: {_comment(page.title)}, ligne {bought.line}, révision {page.revision}",
                    f"    Achats:{_account(draw.budget)}  {amount} EUR",
                    f"    Trésorerie  {-amount} EUR",
                )
            )
            + "\n\n"
        )


def _account(name: str) -> str:
    """A name as one part of an account, or a tag's value: no sign means anything, single spaces.

    A name too long for a line is cut, and distinguished from others that begin alike by the sum of its letters.
    """
    safe = " ".join(_UNSAFE.sub(" ", name).split()).translate(_WIDE) or "sans nom"
    if len(safe) <= _LONGEST_NAME:
        return safe
    return f"{safe[:_LONGEST_NAME].rstrip()}… {sha256(safe.encode()).hexdigest()[:16]}"


def _comments(tag: str, text: str) -> Iterator[str]:
    """A tag with a text of any length, over as many lines as it takes."""
    first, *others = textwrap.wrap(_comment(text), _LONGEST_COMMENT) or [""]
    yield f"    ; {tag}: {first}"
    yield from (f"    ; {more}" for more in others)


def _comment(text: str) -> str:
    """Text on one line in which hledger and ledger see no tag, date, or further comment."""
    return " ".join(_UNSAFE.sub(" ", text).split()).translate(_HARMLESS)
