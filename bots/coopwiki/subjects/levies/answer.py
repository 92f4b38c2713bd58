"""What a scale asks of one margin, step by step: the data, and the sentences that explain it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.euros import ZERO, write_euros
from coopwiki.core.messages import spaced
from coopwiki.core.rates import percent_text
from coopwiki.core.typed import french, plain
from coopwiki.subjects.levies.scales import MILLION, WrittenScale, cents, euros
from coopwiki.subjects.levies.tariff import Tariff, hundredths_of_a_percent

MINIMUM, CAP = "minimum", "cap"


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """A part of the margin, its rate in per cent and what it adds."""

    from_: Decimal
    to: Decimal
    rate: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class LevyAnswer:
    """The levy on a margin. `levy` is None where the scale says nothing, `silent` then says why, in French.

    `effective_rate` is in per cent to the hundredth, None beside a margin of 0. The steps sum to `plain`, what the
    rates give; `settled_by` says whether the minimum or the cap made another levy of it. `left_to_pay` is None where
    nothing was said of what is paid.
    """

    scale: str
    from_: date
    margin: Decimal
    levy: Decimal | None
    effective_rate: Decimal | None
    steps: tuple[AnswerStep, ...]
    left_to_pay: Decimal | None
    mode: str
    plain: Decimal | None
    settled_by: str | None
    paid: Decimal | None
    silent: str


def answer(written: WrittenScale, margin: Decimal, paid: Decimal | None = None) -> LevyAnswer:
    """Work out what a scale in force asks of a margin; with what is paid, what is left to pay."""
    silent = silence(written, margin)
    tariff = None if silent else written.tariff
    levy = tariff.levy(cents(margin)) if tariff else None
    rate = None if levy is None else hundredths_of_a_percent(levy, cents(margin))
    given = rounded_plain(tariff, margin) if tariff else None
    return LevyAnswer(
        scale=written.scale.name,
        from_=written.scale.start,
        margin=margin,
        levy=None if levy is None else euros(levy),
        effective_rate=None if rate is None else euros(rate),
        steps=tuple(_steps(tariff, cents(margin))) if tariff else (),
        left_to_pay=None if levy is None or paid is None else max(euros(levy) - paid, ZERO),
        mode=written.scale.mode,
        plain=None if given is None else euros(given),
        settled_by=_settled_by(given, levy),
        paid=paid,
        silent=silent,
    )


def rounded_plain(tariff: Tariff, margin: Decimal) -> int:
    """What the rates give, in cents, before the minimum and the cap."""
    return sum(step.amount for step in tariff.steps(cents(margin)))


def _steps(tariff: Tariff, margin: int) -> Iterator[AnswerStep]:
    for step in tariff.steps(margin):
        rate = plain(Decimal(step.rate) / MILLION)
        yield AnswerStep(euros(step.lower), euros(step.upper), rate, euros(step.amount))


def _settled_by(given: int | None, levy: int | None) -> str | None:
    if given is None or levy is None or given == levy:
        return None
    return MINIMUM if levy > given else CAP


def silence(written: WrittenScale, margin: Decimal) -> str:
    """Why a scale says nothing of a margin, as a French sentence; '' where it speaks."""
    if not written.is_sound:
        return "Ce barème a une erreur à corriger et ne dit rien en attendant."
    tariff, least = written.tariff, written.scale.least or ZERO
    if tariff.speaks_of(cents(margin)):
        return ""
    if margin < 0:
        return "Le barème ne dit rien d’une marge négative."
    if margin < least:
        return f"Le barème ne dit rien en dessous de {short(least)}."
    last = tariff.slices[-1].up_to or 0
    return f"Le barème ne dit rien au-dessus de {short(euros(last))}."


def short(amount: Decimal) -> str:
    """`3 000 €`, `2 700,09 €`: cents where there are some."""
    return write_euros(amount).replace(",00\u00a0€", "\u00a0€")


def sentences(found: LevyAnswer) -> Iterator[str]:
    """The answer explained, a sentence each."""
    if found.levy is None:
        yield spaced(found.silent)
        return
    yield spaced(f"{', puis '.join(map(_step_text, found.steps))}.")
    if len(found.steps) > 1 and found.settled_by:
        yield spaced(f"En tout {short(found.plain or ZERO)}.")
    if found.settled_by == MINIMUM:
        yield spaced(f"C’est moins que le minimum, {short(found.levy)}, qui l’emporte.")
    elif found.settled_by == CAP:
        yield spaced(f"C’est plus que le plafond de l’année, {short(found.levy)}, qui l’emporte.")
    rate = "" if found.effective_rate is None else f", soit {french(found.effective_rate)} % de la marge"
    yield spaced(f"À verser pour {short(found.margin)} : {short(found.levy)}{rate}.")
    yield from _paid(found)


def _step_text(step: AnswerStep) -> str:
    return f"{short(step.to - step.from_)} à {percent_text(Decimal(step.rate))} = {short(step.amount)}"


def _paid(found: LevyAnswer) -> Iterator[str]:
    if found.levy is None or found.paid is None:
        return
    over = found.paid - found.levy
    left = f"{short(over)} de trop" if over > 0 else f"reste {short(found.left_to_pay or ZERO)}"
    yield spaced(f"Déjà versé : {short(found.paid)}, {left}.")


def heading(written: WrittenScale) -> str:
    """Which scale it is: `Barème « Contribution », à partir du 1er janvier 2023, par tranche`."""
    scale = written.scale
    return spaced(f"Barème « {scale.name} », à partir du {write_day(scale.start)}, {scale.mode}")
