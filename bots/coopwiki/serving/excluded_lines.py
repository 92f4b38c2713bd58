"""Lines that no total counts, with who wrote them and why they are left out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import zip_longest

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger, LeftOut


@dataclass(frozen=True, slots=True)
class ExcludedLine:
    """A line that is left out, why in French, and the key that stays while it is the same mistake."""

    who: str
    page: str
    line: int
    reasons: tuple[str, ...]
    key: str


def left_lines(ledger: Ledger) -> tuple[ExcludedLine, ...]:
    """The lines left out whose author could be read, in order of page and line."""
    errors = _errors(ledger.issues)
    found = []
    for item, end in _spans(ledger.left_out):
        if who := item.values.get("who"):
            faults = [i for i in errors.get(item.page.id, ()) if item.line <= i.line < end]
            found.append(_left(ledger.people.canonical[who], item, faults))
    return tuple(found)


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits that stand for these texts."""
    return blake2b("\n".join(parts).encode(errors="surrogatepass"), digest_size=6).hexdigest()


def _left(who: str, item: LeftOut, faults: Iterable[Issue]) -> ExcludedLine:
    faults = tuple(faults)
    reasons = tuple(issue.fault.message for issue in faults)
    same = (f"{issue.code} {issue.fault.found}" for issue in faults)
    key = "ligne:" + digest(str(item.page.id), who, *same)
    return ExcludedLine(who, item.page.title, item.line, reasons, key)


def _errors(issues: Iterable[Issue]) -> Mapping[int, list[Issue]]:
    by_page: dict[int, list[Issue]] = {}
    for issue in issues:
        if issue.severity == "error":
            by_page.setdefault(issue.page.id, []).append(issue)
    return by_page


def _spans(items: Iterable[LeftOut]) -> Iterator[tuple[LeftOut, int]]:
    """Each call that is left out, and the line at which the next one on its page opens."""
    ordered = sorted(items, key=lambda item: (item.page.title, item.page.id, item.line))
    for item, after in zip_longest(ordered, ordered[1:]):
        same = after is not None and after.page.id == item.page.id and after.line > item.line
        yield item, after.line if same and after is not None else sys.maxsize
