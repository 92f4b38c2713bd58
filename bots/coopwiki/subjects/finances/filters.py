"""What layouts may write beside the kit's own: per cent to one decimal, a change, an estimate, a bar."""

from __future__ import annotations

from decimal import Decimal

from coopwiki.core.approximate import Estimate, write_estimate
from coopwiki.core.euros import write_euros
from coopwiki.core.typed import french
from coopwiki.publishing.escape import Markup
from coopwiki.publishing.values import NOTHING

COLOUR = "#14663b"
NO_BREAK = "\u00a0"


def share(percent: str | None) -> str:
    """`47,3 %` from `47.3`, a dash for None."""
    return NOTHING if percent is None else Markup(f"{french(Decimal(percent))}{NO_BREAK}%")


def change(percent: str | None) -> str:
    """A percentage with its sign: `+47,3 %`, `−2 %`."""
    return NOTHING if percent is None else Markup(f"{'+' if Decimal(percent) > 0 else ''}{share(percent)}")


def estimated(total: Estimate) -> str:
    """`environ 300,00 €`, `au moins 120,00 €, et un montant inconnu`."""
    return Markup(write_estimate(total))


def left(amount: Estimate | None) -> str:
    """What is left: `20,00 €`, `20,00 € à 50,00 €`, `au plus 50,00 €, sans un montant inconnu`, `inconnu` for None."""
    if amount is None:
        return "inconnu"
    low, high = write_euros(amount.low), write_euros(amount.high)
    if amount.unknown:
        blanks = "un montant inconnu" if amount.unknown == 1 else f"{amount.unknown}{NO_BREAK}montants inconnus"
        return Markup(f"au plus {high}, sans {blanks}")
    return Markup(low if low == high else f"{low} à {high}")


def bar(amount: Decimal | None, most: Decimal) -> str:
    """A bar as wide as the amount's part of the most there is; its figure stands beside it as text."""
    if amount is None or most <= 0:
        return Markup("")
    width = max(0, min(100, int(100 * amount / most)))
    style = f"height:.6em;width:{width}%;background:{COLOUR};border-radius:.3em"
    return Markup(f'<div class="cw-barre" aria-hidden="true" style="min-width:6em"><div style="{style}"></div></div>')


FILTERS = (("share", share), ("change", change), ("estimated", estimated), ("left", left), ("bar", bar))
