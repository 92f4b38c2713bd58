"""Who was asked for an opinion on a proposal, who answered, and whether a quorum is reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.decisions.proposal import Proposal
from coopwiki.subjects.decisions.proposal_state import who_decides
from coopwiki.subjects.decisions.proposals import opinions
from coopwiki.subjects.elections.elections import objections
from coopwiki.subjects.rules.families import QUORUM, rule_on


@dataclass(frozen=True, slots=True)
class Answers:
    """Who was asked, canonical, in order of name; who of them is silent; how many people answered at all.

    `wanted` is how many answers the quorum in force asks for, 0 without one, or where nobody knows who was asked.
    """

    asked: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    given: int = 0
    wanted: int = 0

    @property
    def is_enough(self) -> bool:
        """Whether the quorum is reached, or there is none."""
        return self.given >= self.wanted

    @property
    def said(self) -> str:
        """How many answered, of how many: `2 avis reçus sur 5 demandés`; '' where there is nothing to say."""
        if not self.asked:
            return _received(self.given) if self.given else ""
        answered = len(self.asked) - len(self.silent)
        return f"{_received(answered)} sur {len(self.asked)} demandé{'s' * (len(self.asked) > 1)}"


def _received(count: int) -> str:
    return f"{count} avis reçu{'s' * (count > 1)}"


def answers(ledger: Ledger, given: Proposal, today: date) -> Answers:
    """The answers up to `today`: those asked by name, else the members of the circles concerned and deciding."""
    answered, asked = _answered(ledger, given, today), _asked(ledger, given)
    people = tuple(sorted(asked, key=loose))
    silent = tuple(name for name in people if name not in answered)
    return Answers(people, silent, len(answered), _wanted(ledger, given, len(people)))


def _asked(ledger: Ledger, given: Proposal) -> set[str]:
    people = ledger.people.canonical
    named = given.asked
    if not named:
        circles = {ledger.circles.canonical[name] for name in (*given.circles, who_decides(ledger, given))}
        sheets = (one for one in ledger.of(Circle) if one.name in circles)
        named = tuple(who for sheet in sheets for who in sheet.members)
    return {people[who] for who in named} - {people[given.who]}


def _answered(ledger: Ledger, given: Proposal, today: date) -> set[str]:
    """Who gave an opinion or objects, but for who proposes."""
    people = ledger.people.canonical
    said = {people[one.who] for one in opinions(ledger, given) if one.day is None or one.day <= today}
    objecting = {people[one.who] for one in objections(ledger, given)}
    return (said | objecting) - {people[given.who]}


def _wanted(ledger: Ledger, given: Proposal, asked: int) -> int:
    """How many answers the rule of the frame asks for, in force on the day of the proposal; a part is rounded up."""
    noted = rule_on(ledger, QUORUM, given.frame, given.day) if given.frame else None
    if noted is None:
        return 0
    if isinstance(noted.value, Fraction):
        return -(-noted.value.numerator * asked // noted.value.denominator)
    return noted.value
