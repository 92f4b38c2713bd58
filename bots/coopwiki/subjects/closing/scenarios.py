"""Ways to share an envelope, side by side, and what is to be said before one is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from coopwiki.core.euros import ZERO, to_cent, write_euros
from coopwiki.core.messages import spaced
from coopwiki.core.shares import capped, level, pro_rata, smallest_first
from coopwiki.subjects.closing.closing import CAP, METHODS, PRO_RATA, WHOLE_YEAR
from coopwiki.subjects.closing.envelope import Envelope


@dataclass(frozen=True, slots=True)
class ScenarioShare:
    """One person's part in a scenario, in euros: what they asked, gave up, and receive."""

    name: str
    asked: Decimal
    renounced: Decimal
    receives: Decimal


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way to share. `cap` is the most anybody receives, where there is such a limit; `how` says it."""

    name: str
    how: str
    cap: Decimal | None
    total: Decimal
    shares: tuple[ScenarioShare, ...]

    @property
    def receives(self) -> dict[str, Decimal]:
        """What each person receives, by name."""
        return {share.name: share.receives for share in self.shares}


def scenarios(envelope: Envelope) -> tuple[Scenario, ...]:
    """Every way, in the order of the methods; each sums to the envelope, or to what is asked if that is less."""
    return tuple(scenario(envelope, method) for method in METHODS)


def scenario(envelope: Envelope, method: str) -> Scenario:
    """The envelope shared in one way."""
    asked, kept = envelope.asked, envelope.kept
    shares = _shares(envelope, method, kept)
    rows = tuple(ScenarioShare(name, ask, envelope.given_up(name, ask), shares[name]) for name, ask in asked.items())
    cap = _cap(envelope, kept) if method == CAP else None
    total = sum((row.receives for row in rows), ZERO)
    return Scenario(method, spaced(_how(envelope, method, cap)), cap, total, rows)


def _shares(envelope: Envelope, method: str, kept: dict[str, Decimal]) -> dict[str, Decimal]:
    if method == CAP:
        return capped(envelope.size, kept, envelope.closing.cap if envelope.closing else None)
    share = pro_rata if method == PRO_RATA else smallest_first
    return share(envelope.size, kept)


def _cap(envelope: Envelope, kept: dict[str, Decimal]) -> Decimal | None:
    """The cap typed, else the highest one that holds, to the cent; None where nobody is capped."""
    if envelope.closing is not None and envelope.closing.cap is not None:
        return envelope.closing.cap
    found = level(envelope.size, kept)
    return None if found is None else to_cent(found)


def _how(envelope: Envelope, method: str, cap: Decimal | None) -> str:
    """A sentence on what a method does here."""
    if method == PRO_RATA:
        whole = sum(envelope.kept.values(), ZERO)
        if not 0 < envelope.size < whole:
            return "Chaque personne reçoit la même part de ce qu’elle demande."
        part = int(envelope.size * 100 / whole)
        return f"Chaque personne reçoit la même part de ce qu’elle demande, environ {part} %."
    if method == CAP:
        return f"Personne ne reçoit plus que {write_euros(cap)}." if cap else "Personne n’est limité."
    return "Les plus petites demandes sont payées en entier d’abord."


def problems(envelope: Envelope) -> tuple[str, ...]:
    """What keeps the envelope from being shared, or should be known first; sentences without names."""
    return tuple(map(spaced, _problems(envelope)))


def _problems(envelope: Envelope) -> Iterator[str]:
    asked, kept = sum(envelope.asked.values(), ZERO), sum(envelope.kept.values(), ZERO)
    if envelope.size <= 0:
        yield (
            f"L’enveloppe est de {write_euros(envelope.size)} : il n’y a rien à partager, personne ne reçoit "
            "rien tant que rien n’y est ajouté, par un virement par exemple."
        )
    if not asked:
        yield "Personne n’attend de paiement : il n’y a rien à partager."
    elif not kept:
        yield "Tout le monde renonce à tout : il n’y a plus rien à partager, l’enveloppe reste entière."
    elif kept <= envelope.size:
        yield "L’enveloppe suffit : chaque personne reçoit tout ce qu’elle demande encore."
    yield from _of_decision(envelope, asked)


def _of_decision(envelope: Envelope, asked: Decimal) -> Iterator[str]:
    closing = envelope.closing
    if closing is None:
        return
    if closing.cap is not None and closing.cap > envelope.size > 0:
        yield (
            f"Le plafond de {write_euros(closing.cap)} est plus grand que l’enveloppe "
            f"({write_euros(envelope.size)}) : il ne limite presque rien."
        )
    if closing.asked is not None and closing.asked != asked:
        yield (
            f"Le jour de la décision, {write_euros(closing.asked)} étaient demandés ; c’est maintenant "
            f"{write_euros(asked)} : des lignes ont été ajoutées, changées ou retirées depuis."
        )
    if set(envelope.renounced) - set(envelope.asked):
        yield "Une personne qui renonce n’attend aucun paiement ici : vérifier son nom."


def decision_text(envelope: Envelope, method: str) -> str:
    """The call of `{{Clôture}}` that says this envelope is shared in this way; the day is left to fill in.

    What is to be shared and what is asked are written out, so that a later change of lines shows.
    """
    closing = envelope.closing
    fields = (
        ("année", str(envelope.year)),
        ("budget", envelope.name or WHOLE_YEAR),
        ("méthode", method),
        ("enveloppe", write_euros(max(ZERO, envelope.size))),
        ("plafond", write_euros(closing.cap) if closing and closing.cap and method == CAP else ""),
        ("demandé", write_euros(sum(envelope.asked.values(), ZERO))),
        ("renoncements", " ; ".join(closing.renounced) if closing else ""),
        ("report", (closing.carried or "") if closing else ""),
    )
    given = "|".join(f"{name}={value}" for name, value in fields if value)
    return f"{{{{Clôture|{given}|date=}}}}"
