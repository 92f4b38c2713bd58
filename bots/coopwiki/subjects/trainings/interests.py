"""Which interest is in which training, and who counts: each person once, no trainer, nobody who withdrew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading, key
from coopwiki.subjects.decisions.parent_records import standing
from coopwiki.subjects.trainings.interest import Interest
from coopwiki.subjects.trainings.training import OFFERED, Training


@dataclass(frozen=True, slots=True)
class Interests:
    """The interests of each training in page order; `astray` are those of no training."""

    of: Mapping[Training, tuple[Interest, ...]]
    astray: tuple[Interest, ...]


def interests(ledger: Ledger) -> Interests:
    """Each interest with the training it names, else with the one above it on its page."""
    return ledger.once(_interests)


def _interests(ledger: Ledger) -> Interests:
    above = {
        one: training for training, found in standing(ledger, Interest, (Training,)).below.items() for one in found
    }
    found: dict[Training, list[Interest]] = {training: [] for training in ledger.of(Training)}
    astray = []
    for one in ledger.of(Interest):
        training = _named(ledger, one) if one.training else above.get(one)
        if isinstance(training, Training):
            found[training].append(one)
        else:
            astray.append(one)
    return Interests({training: tuple(own) for training, own in found.items()}, tuple(astray))


def _named(ledger: Ledger, one: Interest) -> Training | None:
    """The training of that title: on this page, else one still offered, else any; of several the last."""
    wanted = heading(one.training or "")
    found = ledger.once(_titled).get(wanted, [])
    here = [training for training in found if training.page.id == one.page.id]
    offered = [training for training in found if training.state == OFFERED]
    return next(iter(reversed(here or offered or found)), None)


def _titled(ledger: Ledger) -> dict[str, list[Training]]:
    found: dict[str, list[Training]] = {}
    for training in ledger.of(Training):
        found.setdefault(heading(training.title), []).append(training)
    return found


def counted(ledger: Ledger, training: Training, today: date) -> tuple[Interest, ...]:
    """The interests that count on a day, by the day they were said: each person's first one that holds."""
    given = sorted(interests(ledger).of[training], key=lambda one: one.day)
    trainers = {key(ledger.people.canonical[name]) for name in training.trainers}
    people: dict[str, Interest] = {}
    for one in given:
        who = key(ledger.people.canonical[one.who])
        if who not in trainers and one.day <= today and not has_withdrawn(one, today):
            people.setdefault(who, one)
    return tuple(people.values())


def has_withdrawn(one: Interest, today: date) -> bool:
    """Whether the person is no longer interested that day."""
    return one.withdrawn is not None and one.withdrawn <= today
