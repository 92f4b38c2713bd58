"""Trainings and interests that hold together; none of it is about who wants to learn what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.euros import write_euros
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading, key, nearest
from coopwiki.schema.kinds import ABOUT, EUROS
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.rules.rules import in_force
from coopwiki.subjects.trainings.interest import Interest
from coopwiki.subjects.trainings.interests import interests
from coopwiki.subjects.trainings.training import GIVEN, OFFERED, Training

LEAST_PAY, MOST_PAY = "rétribution minimum d'une formation", "rétribution maximum d'une formation"
PAY_RANGE = "rétribution d'une formation"
"""Both at once, as `200 à 400 €`; each of the two above goes before it."""

INTEREST_WITHOUT_TRAINING = Sentence(
    "interest_without_training",
    "Cet intérêt ({found}) n’est dans aucune formation et ne compte pas : {suggestion}.",
)
INTEREST_TWICE = Sentence(
    "interest_twice",
    "« {found} » est déjà dans cette formation et compte une fois : {suggestion}.",
)
INTEREST_OF_TRAINER = Sentence(
    "interest_of_trainer",
    "« {found} » donne cette formation et ne compte pas parmi les personnes intéressées : {suggestion}.",
)
WITHDRAWN_BEFORE = Sentence(
    "withdrawn_before",
    "L’intérêt est retiré le {found}, avant d’être dit : {suggestion}.",
)
THRESHOLD_ZERO = Sentence(
    "threshold_zero",
    "Un seuil de {found} est atteint sans personne : {suggestion}.",
)
THRESHOLD_ABOVE_PLACES = Sentence(
    "threshold_above_places",
    "Le seuil ({found}) est plus grand que le nombre de places : {suggestion}.",
)
TRAINING_PAY = Sentence(
    "training_pay",
    "La rétribution ({found}) est en dehors de ce que dit la règle : {suggestion}.",
)
SAME_TRAINING = Sentence(
    "same_training",
    "« {found} » est proposée deux fois : {suggestion}.",
)
GIVEN_WITHOUT_DAY = Sentence(
    "given_without_day",
    "« {found} » est donnée, sans dire quel jour : {suggestion}.",
)

GIVEN_LATER = Sentence(
    "given_later",
    "« {found} » serait déjà donnée, un jour à venir : {suggestion}.",
)


def training_holds(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a threshold that means nothing, of a pay outside the rule, of a title offered twice."""
    first: dict[str, Training] = {}
    for one in ledger.of(Training):
        yield from _threshold(one)
        yield from _pay(ledger, one, today)
        held = first.setdefault(heading(one.title), one) if one.state == OFFERED else one
        if held is not one:
            where = f"« {held.page.title} », ligne {held.line}"
            fault = SAME_TRAINING(one.title, f"n’en garder qu’une, l’autre est sur {where}")
            yield issue_of(one, "titre", fault)
        if one.state == GIVEN and one.day is None:
            yield issue_of(one, "date", GIVEN_WITHOUT_DAY(one.title, f"ajouter par exemple date={today}"))
        if one.state == GIVEN and one.day is not None and one.day > today:
            meant = f"écrire état=proposée jusqu’au {write_day(one.day)}, ou corriger la date"
            yield issue_of(one, "état", GIVEN_LATER(one.title, meant))


def _threshold(one: Training) -> Iterator[Issue]:
    if one.threshold == 0:
        yield issue_of(one, "seuil", THRESHOLD_ZERO("0", "écrire par exemple seuil=6"))
    if one.places is not None and one.threshold > one.places:
        fault = THRESHOLD_ABOVE_PLACES(str(one.threshold), f"écrire par exemple seuil={one.places}")
        yield issue_of(one, "seuil", fault)


def _pay(ledger: Ledger, one: Training, today: date) -> Iterator[Issue]:
    """By the rules in force on the training's day, else today; without a rule there is no check."""
    on = one.day or today
    least, most = _pay_range(ledger, on)
    if one.pay is None:
        return
    if least is not None and one.pay < least:
        suggestion = f"écrire {write_euros(least)} au moins"
    elif most is not None and one.pay > most:
        suggestion = f"écrire {write_euros(most)} au plus"
    else:
        return
    yield issue_of(one, "rétribution", TRAINING_PAY(write_euros(one.pay), suggestion))


def _pay_range(ledger: Ledger, on: date) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that a training is paid on a day; None where no rule says it."""
    least = in_force(ledger, LEAST_PAY, EUROS).on(on)
    most = in_force(ledger, MOST_PAY, EUROS).on(on)
    both = in_force(ledger, PAY_RANGE, ABOUT).on(on)
    if both is None or both.low == both.high:
        return least, most
    return both.low if least is None else least, both.high if most is None else most


def interest_holds(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Errors for an interest in no training; warnings for one that says nothing new."""
    del today
    found = interests(ledger)
    for one in found.astray:
        fault = INTEREST_WITHOUT_TRAINING(one.training or one.who, _where(ledger, one))
        yield issue_of(one, "formation", fault, "error")
    for training, own in found.of.items():
        yield from _doubtful(ledger, training, own)


def _where(ledger: Ledger, one: Interest) -> str:
    titles = [training.title for training in ledger.of(Training)]
    near = nearest(one.training, titles) if one.training else ""
    if near:
        return f"écrire formation={near}"
    last = titles[-1] if titles else "Animer une réunion"
    return f"écrire son titre, par exemple formation={last}, ou le déplacer sous la fiche Formation"


def _doubtful(ledger: Ledger, training: Training, own: tuple[Interest, ...]) -> Iterator[Issue]:
    of = ledger.people.canonical
    trainers = {key(of[name]) for name in training.trainers}
    seen: set[str] = set()
    for one in own:
        who = key(of[one.who])
        if one.withdrawn is not None and one.withdrawn < one.day:
            suggestion = f"écrire un jour à partir du {write_day(one.day)}"
            yield issue_of(one, "retiré le", WITHDRAWN_BEFORE(write_day(one.withdrawn), suggestion))
        if who in trainers:
            yield issue_of(one, "qui", INTEREST_OF_TRAINER(of[one.who], "enlever cette ligne"))
        elif who in seen and one.withdrawn is None:
            yield issue_of(one, "qui", INTEREST_TWICE(of[one.who], "enlever cette ligne"))
        if one.withdrawn is None:
            seen.add(who)


CHECKS = (training_holds, interest_holds)
