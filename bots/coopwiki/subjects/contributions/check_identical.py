"""A page does not hold the same contribution twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain, groupby
from operator import attrgetter

from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import schema_of
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import each_year
from coopwiki.subjects.record_issue import issue_of

IDENTICAL_LINES = Sentence(
    "identical_lines",
    "Deux lignes identiques : comptées deux fois. La première est à la ligne {found} ; {suggestion}.",
)


def identical_lines(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns on each later copy: two equal lines on one page count twice, on purpose or not."""
    del today
    yield from chain.from_iterable(each_year(ledger, _issues))


def _issues(of_year: tuple[Contribution, ...]) -> tuple[Issue, ...]:
    return tuple(_found(of_year))


def _found(of_year: tuple[Contribution, ...]) -> Iterator[Issue]:
    values = attrgetter(*(column.attribute for column in schema_of(Contribution).columns))
    for _, page in groupby(of_year, attrgetter("page")):
        first: dict[object, Contribution] = {}
        for given in page:
            before = first.setdefault(values(given), given)
            if before is not given:
                yield _issue(given, before)


def _issue(given: Contribution, first: Contribution) -> Issue:
    suggestion = "en supprimer une, ou préciser « quoi » si ce sont deux travaux"
    return issue_of(given, "quoi", IDENTICAL_LINES(str(first.line), suggestion))
