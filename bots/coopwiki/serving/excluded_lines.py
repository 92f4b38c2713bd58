"""Lines that no total counts, with who wrote them and why they are left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

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
    ordered = sorted(ledger.left_out, key=lambda item: (item.page.title, item.page.id, item.line))
    named = ((item, ledger.people.canonical[who]) for item in ordered if (who := item.values.get("who")))
    return tuple(_left(who, item, errors[item.page.id, item.offset]) for item, who in named)


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits that stand for these texts."""
    return blake2b("\n".join(parts).encode(errors="surrogatepass"), digest_size=6).hexdigest()


def _left(who: str, item: LeftOut, faults: Iterable[Issue]) -> ExcludedLine:
    reasons = tuple(issue.fault.message for issue in faults)
    same = (f"{issue.code} {issue.fault.found}" for issue in faults)
    key = "ligne:" + digest(str(item.page.id), who, *same)
    return ExcludedLine(who, item.page.title, item.line, reasons, key)


def _errors(issues: Iterable[Issue]) -> Mapping[tuple[int, int], list[Issue]]:
    """The errors of each call, by its page's id and its offset there."""
    by_call: dict[tuple[int, int], list[Issue]] = defaultdict(list)
    for issue in issues:
        if issue.severity == "error":
            by_call[issue.page.id, issue.call].append(issue)
    return by_call
