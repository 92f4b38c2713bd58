"""What layouts may write beside the kit's own: a rate as French."""

from __future__ import annotations

from decimal import Decimal

from coopwiki.core.rates import percent_text
from coopwiki.publishing.escape import Markup


def rate(value: str) -> str:
    """`11,5 %`, from the report's `11.5`."""
    return Markup(percent_text(Decimal(value)))


FILTERS = (("rate", rate),)
