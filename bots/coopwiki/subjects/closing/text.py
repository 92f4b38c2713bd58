"""The text of a closing's decision, to be pasted on the page where it was taken."""

from __future__ import annotations

from coopwiki.core.euros import ZERO, write_euros
from coopwiki.subjects.closing.closing import CAP, WHOLE_YEAR
from coopwiki.subjects.closing.envelope import Envelope


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
