"""One look at all cooperatives: answers → partners and errors → pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coopwiki.federation.comparison import RespondingCooperative
from coopwiki.federation.engines import Engine, Order, answers
from coopwiki.federation.pack_json import parsed
from coopwiki.federation.sources import CooperativeSource
from coopwiki.federation.work import Answer


@dataclass(frozen=True, slots=True)
class Looked:
    """Those that answered, in the order of the file, and those that did not, with why."""

    partners: tuple[RespondingCooperative, ...]
    silent: tuple[Answer, ...]


def look(sources: Sequence[CooperativeSource], order: Order, engine: Engine) -> Looked:
    """Ask every cooperative; one that fails does not keep the others from standing."""
    found = tuple(zip(sources, answers(sources, order, engine), strict=True))
    return Looked(
        tuple(RespondingCooperative(source, parsed(answer.pack)) for source, answer in found if answer.pack),
        tuple(answer for _, answer in found if not answer.pack),
    )
