"""Scales that hold together: an error leaves a scale out whole, since part of it would be a made-up figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.euros import write_euros
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import Alike
from coopwiki.core.rates import percent_text
from coopwiki.subjects.levies.bracket import Bracket
from coopwiki.subjects.levies.scale import BY_BRACKET, Scale
from coopwiki.subjects.levies.scales import WrittenScale, euros, scales
from coopwiki.subjects.record_issue import issue_of

BRACKET_WITHOUT_SCALE = Sentence(
    "bracket_without_scale",
    "Cette tranche ({found}) n’est dans aucun barème et ne compte pas : {suggestion}.",
)
SAME_SCALE = Sentence(
    "same_scale",
    "Le barème « {found} » est écrit deux fois pour le même jour, le premier compte seul : {suggestion}.",
    contradiction="Barèmes écrits deux fois pour le même jour",
)
NO_LAST_BRACKET = Sentence(
    "scale_without_open_bracket",
    "Le barème « {found} » ne dit rien des marges plus hautes que sa dernière tranche : {suggestion}.",
)
MINIMUM_ABOVE_CAP = Sentence(
    "scale_minimum_above_cap",
    "Le minimum ({found}) est plus haut que le plafond, qui l’emporte : {suggestion}.",
)
LOSES_BY_EARNING = Sentence(
    "whole_amount_loss",
    "Qui gagne un euro de plus y perd : {found} ; {suggestion}.",
)
PAYS_LESS_ABOVE = Sentence(
    "whole_amount_fall",
    "Qui gagne un euro de plus verse moins que celles et ceux qui gagnent moins : {found} ; {suggestion}.",
)
EURO = 100
BY_PART = f"écrire mode={BY_BRACKET} pour que chaque partie ait son taux"


def owned_bracket(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Errors for a bracket that no scale has: it counts nowhere."""
    del today
    for one in scales(ledger).astray:
        fault = BRACKET_WITHOUT_SCALE(f"taux {percent_text(one.rate)}", _where(ledger, one))
        yield issue_of(one, "barème", fault, "error")


def _where(ledger: Ledger, one: Bracket) -> str:
    names = ledger.once(_names)
    if one.scale in names:
        return "la déplacer sous la fiche du barème voulu, plusieurs ont ce nom"
    near = ledger.once(_alike)[one.scale] if one.scale else ""
    if near:
        return f"écrire barème={near}"
    last = next(reversed(names), "Contribution coopérative")
    return f"la déplacer sous la fiche Barème, ou ajouter son nom, par exemple barème={last}"


def _names(ledger: Ledger) -> dict[str, None]:
    """The names of scales, in page order; the last written last."""
    return dict.fromkeys(scale.name for scale in ledger.of(Scale))


def _alike(ledger: Ledger) -> Alike:
    return Alike(ledger.once(_names))


def sound_scale(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Errors for a scale that can't be worked out or is written twice, on the line to be corrected."""
    del today
    for one in scales(ledger).all:
        for flaw in one.flaws:
            yield issue_of(flaw.record, flaw.field, flaw.fault, "error")
        if one.doubled is not None:
            where = f"« {one.doubled.page.title} », ligne {one.doubled.line}"
            suggestion = f"n’en garder qu’un, l’autre est sur {where}, ou changer « à partir du »"
            yield issue_of(one.scale, "à partir du", SAME_SCALE(one.scale.name, suggestion), "error")


def whole_scale(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a scale that stops at a margin, and of a minimum that its cap undoes."""
    del today
    for one in scales(ledger).all:
        if not one.is_sound:
            continue
        scale, last = one.scale, one.brackets[-1]
        if last.up_to is not None:
            suggestion = f"pour en dire quelque chose, ajouter {{{{Tranche|taux={percent_text(last.rate)}}}}}"
            yield issue_of(last, "jusqu'à", NO_LAST_BRACKET(scale.name, suggestion))
        if scale.minimum is not None and scale.cap is not None and scale.minimum > scale.cap:
            fault = MINIMUM_ABOVE_CAP(write_euros(scale.minimum), f"écrire au plus {write_euros(scale.cap)}")
            yield issue_of(scale, "minimum", fault)


def fair_scale(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a border, in a scale on the whole amount, where one euro more costs more than it, or less than none."""
    del today
    for one in scales(ledger).all:
        if one.is_sound and one.scale.mode != BY_BRACKET:
            yield from _jumps(one)


def _jumps(one: WrittenScale) -> Iterator[Issue]:
    tariff = one.tariff
    for bracket, part in zip(one.brackets, tariff.slices, strict=True):
        here = None if part.up_to is None else tariff.levy(part.up_to)
        above = None if part.up_to is None else tariff.levy(part.up_to + EURO)
        if part.up_to is None or here is None or above is None or here <= above <= here + EURO:
            continue
        sums = f"{_owed(part.up_to, here)}, {_owed(part.up_to + EURO, above)}"
        sentence = PAYS_LESS_ABOVE if above < here else LOSES_BY_EARNING
        yield issue_of(bracket, "jusqu'à", sentence(sums, BY_PART))


def _owed(margin: int, levy: int) -> str:
    return f"{write_euros(euros(levy))} sur {write_euros(euros(margin))}"


CHECKS = (owned_bracket, sound_scale, whole_scale, fair_scale)
