"""What belongs together of wiki lines and slips, as text and as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from coopwiki.core.euros import write_euros
from coopwiki.core.fault import shortened
from coopwiki.core.messages import spaced
from coopwiki.exchange.rows import Row
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.invoicing.slip import Slip
from coopwiki.subjects.invoicing.slips_report import KINDS, Match

HEADER = (
    "kind", "noted", "person", "page", "revision", "line", "date", "what", "amount", "slip", "slip_date",
    "slip_label", "slip_amount", "difference", "settled", "paid", "to_write",
    "payment",
)  # fmt: skip
"""A row's cells: the match, one of its lines, one of its slips, what is paid, what people may write."""

_TITLES = {
    "écart": "La ligne nomme un bon d’un autre montant",
    "bon absent de la liste": "La ligne nomme un bon que la liste n’a pas à ce nom",
    "exact": "Une ligne, un bon",
    "groupé": "Plusieurs lignes, un bon",
    "réparti": "Une ligne, plusieurs bons",
    "ligne sans bon": "Lignes sans bon",
    "bon sans ligne": "Bons sans ligne",
}


def slips_rows(matches: Iterable[Match]) -> Iterator[Row]:
    """A row for each line of a match with its slip, and for each that has no other beside it."""
    for match in matches:
        for line, slip in zip_longest(match.lines, match.slips):
            yield _row(match, line, slip)


def _row(match: Match, line: Line | None, slip: Slip | None) -> Row:
    given = line.contribution if line else None
    return {
        "kind": match.kind,
        "noted": match.noted,
        "person": match.person,
        "difference": f"{match.difference:.2f}",
        "to_write": match.to_write if line else "",
        "payment": match.payment,
        "page": given.page.title if given else None,
        "revision": given.page.revision if given else None,
        "line": given.line if given else None,
        "date": given.day.isoformat() if given else None,
        "what": given.what if given else None,
        "amount": f"{line.amount:.2f}" if line else None,
        "settled": given.settled.isoformat() if given and given.settled else None,
        "slip": slip.number if slip else given.slip if given and match.noted else None,
        "slip_date": slip.day.isoformat() if slip else None,
        "slip_label": slip.label if slip else None,
        "slip_amount": f"{slip.amount:.2f}" if slip else None,
        "paid": slip.paid.isoformat() if slip and slip.paid else None,
    }


def slips_text(matches: Sequence[Match], problems: Sequence[str]) -> str:
    """What calls for a look first, kind by kind; the rows of the list that couldn't be read; the counts."""
    blocks = [line for kind in KINDS for line in _kind(kind, matches)]
    if problems:
        blocks += ["La liste elle-même", *(f"  {problem}" for problem in problems), ""]
    count = Counter(match.kind for match in matches)
    apart = sum(bool(match.payment) for match in matches)
    if apart:
        blocks.append(f"Payées autrement sur le wiki que dans la liste : {apart}.")
    blocks.append("En tout : " + ", ".join(f"{kind} {count[kind]}" for kind in KINDS) + ".")
    return spaced("\n".join(blocks)) + "\n"


def _kind(kind: str, matches: Iterable[Match]) -> Iterator[str]:
    found = [match for match in matches if match.kind == kind]
    if not found:
        return
    yield _TITLES[kind]
    for match in found:
        yield from (f"  {text}" for text in _told(match))
    yield ""


def _apart(match: Match) -> str:
    if not (match.difference and match.lines and match.slips):
        return ""
    more = "de plus" if match.difference > 0 else "de moins"
    return f" ; le bon dit {write_euros(abs(match.difference))} {more}"


def _told(match: Match) -> Iterator[str]:
    how = "" if match.noted or not (match.lines and match.slips) else " (proposé par le montant)"
    yield f"{match.person}{how}{_apart(match)}"
    for line in match.lines:
        given = line.contribution
        bon = f", bon {given.slip}" if given.slip else ""
        paid = f", réglée le {given.settled}" if given.settled else ""
        yield (
            f"  ligne du {given.day}, {write_euros(line.amount)}, {shortened(given.what)}{bon}{paid} —"
            f" {given.page.title}, ligne {given.line}"
        )
    for slip in match.slips:
        paid = f", payé le {slip.paid}" if slip.paid else ""
        label = f", {shortened(slip.label)}" if slip.label else ""
        yield f"  bon {slip.number} du {slip.day}, {write_euros(slip.amount)}{label}{paid}"
    if match.payment:
        yield f"  {match.payment}"
    if match.to_write:
        yield f"  à écrire : {match.to_write}"
