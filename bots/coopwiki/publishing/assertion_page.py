"""The page of the report "assertions": `Soldes constatés`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.reports.assertions import DIFFERS, Assertions

BALANCES = "Soldes constatés"
MOST = 300
"""Lines shown behind one difference; the budget's page has them all."""


def assertion_page(context: Context, data: object) -> Iterator[Published]:
    """One page, once somebody has noted a balance."""
    if not isinstance(data, Assertions):
        raise TypeError(data)
    if not data.assertions and not data.left_out:
        return
    differing = [row for row in data.assertions if row.state == DIFFERS]
    yield context.page(
        context.title(BALANCES), "assertions", "assertions", left_out=data.left_out,
        revision=data.revision, rows=data.assertions, differing=differing, most=MOST,
    )  # fmt: skip
