"""What is known of proposals from other records: their opinions, their decision, those like them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import cast

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading, loose, nearest
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.opinion import Opinion
from coopwiki.subjects.decisions.parent_records import standing
from coopwiki.subjects.decisions.proposal import Proposal

LOOKED_THROUGH = 200
_SHORT, _STEM = 4, 6
_COMMON = frozenset(
    "avec avoir dans elle elles entre etre faire faut leur leurs meme mettre moins nous nouveau "
    "nouvelle notre nos pour plus quand quel quelle sans selon tous tout toute toutes une vers votre "
    "changer creer proposition question".split()
)
"""Words that say nothing of what a proposal is about, as `loose` gives them."""


def opinions(ledger: Ledger, proposal: Proposal) -> tuple[Opinion, ...]:
    """What people said of a proposal, in page order."""
    return cast("tuple[Opinion, ...]", standing(ledger, Opinion, (Proposal,)).below.get(proposal, ()))


def lone_opinions(ledger: Ledger) -> tuple[Opinion, ...]:
    """The opinions on pages without a proposal."""
    return cast("tuple[Opinion, ...]", standing(ledger, Opinion, (Proposal,)).alone)


class NamedProposals:
    """The proposals by title, and by the page on which one stands alone."""

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        self._by_title: dict[str, Proposal] = {}
        by_page: dict[str, list[Proposal]] = defaultdict(list)
        for proposal in proposals:
            self._by_title.setdefault(heading(proposal.title), proposal)
            by_page[heading(proposal.page.title)].append(proposal)
        for page, found in by_page.items():
            if len(found) == 1:
                self._by_title.setdefault(page, found[0])

    def find(self, typed: str) -> Proposal | None:
        """The first proposal of that title, in page order."""
        return self._by_title.get(heading(typed))

    def nearest(self, typed: str) -> str:
        """The title most like this one, or ''."""
        near = nearest(heading(typed), self._by_title)
        return self._by_title[near].title if near else ""


def titles(ledger: Ledger) -> NamedProposals:
    """The proposals of a ledger by title."""
    return ledger.once(_titles)


def _titles(ledger: Ledger) -> NamedProposals:
    return NamedProposals(ledger.of(Proposal))


def decided(ledger: Ledger, today: date) -> Mapping[Proposal, Decision]:
    """The last decision taken on each proposal, up to `today`."""
    return ledger.once(_decided, today)


def _decided(ledger: Ledger, today: date) -> Mapping[Proposal, Decision]:
    found: dict[Proposal, Decision] = {}
    for decision in sorted(ledger.of(Decision), key=lambda one: one.day):
        proposal = titles(ledger).find(decision.proposal) if decision.proposal else None
        if proposal is not None and decision.day <= today:
            found[proposal] = decision
    return found


class Subjects:
    """Which of some proposals are on the subject of another: found by its words, not by looking at each.

    Of one word, the first LOOKED_THROUGH proposals that say it are looked through.
    """

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        self._all = tuple(proposals)
        self._by: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._words = [_words(one.title) for one in self._all]
        for number, one in enumerate(self._all):
            for name in {*_names(one), *(("titre", word) for word in self._words[number])}:
                if len(self._by[name]) < LOOKED_THROUGH:
                    self._by[name].append(number)

    def alike(self, given: Proposal) -> Iterator[int]:
        """Numbers of the proposals that share with this one a word of `sujet`, an article or two words of the title."""
        words = _words(given.title)
        found = {number for name in _names(given) for number in self._by.get(name, ())}
        shared = Counter(number for word in words for number in self._by.get(("titre", word), ()))
        found |= {n for n, count in shared.items() if count >= min(2, len(words), len(self._words[n]))}
        return (number for number in sorted(found) if self._all[number] is not given)


def _names(one: Proposal) -> set[tuple[str, str]]:
    """What it says that it is about."""
    article = {("article", heading(one.article))} if one.article else set()
    return {("sujet", loose(word)) for word in one.subject} | article


def _words(title: str) -> frozenset[str]:
    bare = heading(title).replace("'", " ").split()
    return frozenset(w[:_STEM] for w in bare if len(w) >= _SHORT and w not in _COMMON)
