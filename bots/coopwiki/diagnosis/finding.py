"""One line of `coopwiki doctor`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Rating(Enum):
    """How a thing stands; the value is the word printed before it."""

    OK = "bien"
    WARNING = "attention"
    WRONG = "à corriger"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it stands, and what to do about it ('' where nothing is to be done)."""

    subject: str
    rating: Rating
    said: str
    remedy: str = ""


def ok(subject: str, said: str) -> Finding:
    """Nothing to do."""
    return Finding(subject, Rating.OK, said)


def warning(subject: str, said: str, remedy: str) -> Finding:
    """The robots work, but worse than they could."""
    return Finding(subject, Rating.WARNING, said, remedy)


def wrong(subject: str, said: str, remedy: str) -> Finding:
    """The robots don't work, or do what they should not."""
    return Finding(subject, Rating.WRONG, said, remedy)


def printed(findings: Iterable[Finding]) -> str:
    """Every finding on a line of its own, the remedy below it."""
    return "\n".join(_printed(finding) for finding in findings)


def summed_up(findings: Iterable[Finding]) -> str:
    """How many of each: `18 points regardés : 1 à corriger, 2 à surveiller.`."""
    ratings = [finding.rating for finding in findings]
    mend, watch = ratings.count(Rating.WRONG), ratings.count(Rating.WARNING)
    if not mend and not watch:
        return f"{len(ratings)} points regardés, tout va bien."
    return f"{len(ratings)} points regardés : {mend} à corriger, {watch} à surveiller."


def _printed(finding: Finding) -> str:
    line = f"{finding.rating.value:<11} {finding.subject} : {finding.said}"
    return f"{line}\n{'':<11} → {finding.remedy}" if finding.remedy else line
