"""What keeps a scale from saying anything: with one of these it is left out whole, since its sums would be made up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from coopwiki.core.euros import write_euros
from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.rates import percent_text
from coopwiki.schema.record import Record
from coopwiki.subjects.levies.bracket import Bracket
from coopwiki.subjects.levies.scale import Scale

NO_BRACKET = Sentence(
    "scale_without_bracket",
    "Le barème « {found} » n’a pas de tranche et ne dit rien : {suggestion}.",
)
UNREAD_BRACKET = Sentence(
    "scale_bracket_unread",
    "Une tranche du barème « {found} » ne se lit pas, il ne dit rien tant qu’elle manque : {suggestion}.",
)
NOT_RISING = Sentence(
    "bracket_not_rising",
    "Cette tranche va jusqu’à {found}, pas plus haut que celle d’avant ; le barème ne dit plus rien : {suggestion}.",
)
TWO_OPEN = Sentence(
    "bracket_after_open",
    "Une tranche sans limite est avant celle-ci ({found}) ; le barème ne dit plus rien : {suggestion}.",
)
RATE_OUT_OF_RANGE = Sentence(
    "bracket_rate",
    "Un taux de {found} n’est pas possible, le barème ne dit plus rien : {suggestion}.",
)
NEGATIVE_AMOUNT = Sentence(
    "scale_negative_amount",
    "Un montant négatif ({found}) n’a pas de sens dans un barème, qui ne dit plus rien : {suggestion}.",
)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Flaw:
    """An error of a scale: on which record and field it stands."""

    record: Record
    field: str
    fault: Fault


def flaws(scale: Scale, brackets: Sequence[Bracket], unread: int) -> Iterator[Flaw]:
    """Everything that is wrong with one scale; `unread` counts its brackets that an error leaves out."""
    if unread:
        yield Flaw(scale, "nom", UNREAD_BRACKET(scale.name, "corriger cette fiche Tranche"))
    elif not brackets:
        yield Flaw(scale, "nom", NO_BRACKET(scale.name, "écrire en dessous par exemple {{Tranche|taux=10 %}}"))
    yield from _negative(scale)
    yield from _rates(brackets)
    yield from _borders(brackets)


def _negative(scale: Scale) -> Iterator[Flaw]:
    for field, amount in (("dès", scale.least), ("plafond annuel", scale.cap), ("minimum", scale.minimum)):
        if amount is not None and amount < 0:
            fault = NEGATIVE_AMOUNT(write_euros(amount), f"écrire {field}={write_euros(-amount)}, ou rien")
            yield Flaw(scale, field, fault)


def _rates(brackets: Sequence[Bracket]) -> Iterator[Flaw]:
    for one in brackets:
        if not 0 <= one.rate <= HUNDRED:
            yield Flaw(one, "taux", RATE_OUT_OF_RANGE(percent_text(one.rate), f"écrire {_likely(one.rate)}"))


def _likely(rate: Decimal) -> str:
    """A rate that may have been meant: without its sign, with a comma where it was lost."""
    bare = abs(rate)
    while bare > HUNDRED:
        bare /= 10
    return f"de 0 à 100 %, par exemple taux={percent_text(bare)}"


def _borders(brackets: Sequence[Bracket]) -> Iterator[Flaw]:
    """A border that falls, repeats or is not above zero; anything after a bracket without limit."""
    below, ended = Decimal(0), False
    for one in brackets:
        if ended:
            what = "sans limite aussi" if one.up_to is None else f"jusqu’à {write_euros(one.up_to)}"
            yield Flaw(one, "jusqu'à", TWO_OPEN(what, "écrire jusqu'à sur chaque tranche, sauf la dernière"))
        elif one.up_to is not None and one.up_to <= below:
            suggestion = f"écrire un montant de plus de {write_euros(below)}, les tranches de bas en haut"
            yield Flaw(one, "jusqu'à", NOT_RISING(write_euros(one.up_to), suggestion))
        ended = ended or one.up_to is None
        below = max(below, one.up_to or below)
