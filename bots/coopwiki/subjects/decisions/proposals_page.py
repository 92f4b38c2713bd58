"""The pages of the report "proposals": `Tableau de bord/Propositions`, and what each proposal's template shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coopwiki.core.names import key
from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import PROPOSALS
from coopwiki.publishing.robot_page import DataPage, Published, data_page
from coopwiki.publishing.title_parts import data_name
from coopwiki.publishing.values import member_text
from coopwiki.publishing.wikilinks import shown_title
from coopwiki.subjects.decisions.proposal_state import OBJECTED, STATES
from coopwiki.subjects.decisions.proposals_report import POSITIONS, ProposalRow, Proposals


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """A proposal, what it awaits in one sentence or '', how many opinions of each position, how many were lifted."""

    row: ProposalRow
    awaits: str
    positions: tuple[tuple[str, int], ...]
    lifted: int


def proposal_pages(context: Context, data: Proposals) -> Iterator[Published]:
    """One page, once a proposal is written: « qui décide ? »; and a data page a proposal."""
    if not data.open and not data.closed and not data.left_out and not data.future:
        return
    counts = Counter(row.state for row in data.open)
    yield context.page(
        context.title(PROPOSALS),
        "proposals",
        "decisions/proposals",
        left_out=data.left_out,
        revision=data.revision,
        rows=[_shown(context, row) for row in data.open],
        closed=[_shown(context, row) for row in data.closed],
        future=data.future,
        counts=[(state, counts[state]) for state in STATES if counts[state]],
        show_names=context.show_names,
    )
    yield from _data_pages(context, (*data.open, *data.closed))


def _data_pages(context: Context, rows: Iterable[ProposalRow]) -> Iterator[DataPage]:
    """Of two proposals of one title the first is shown."""
    told = set()
    for row in rows:
        if key(row.title) not in told:
            told.add(key(row.title))
            title = f"{context.data}/propositions/{data_name(row.title)}.json"
            yield data_page(title, _document(context, row))


def _document(context: Context, row: ProposalRow) -> dict[str, object]:
    """What Lua writes below a proposal: plain texts; it counts the days itself."""
    decision = row.decision
    return {
        "title": row.title,
        "state": row.state,
        "decides": row.decides,
        "awaits": list(awaits(context, row)),
        "deadline": row.deadline.isoformat() if row.deadline else None,
        "page": context.title(PROPOSALS),
        "decision": decision
        and {
            "title": member_text(decision.title),
            "day": decision.day.isoformat(),
            "where": decision.where,
            "page": decision.page,
            "shown": shown_title(decision.page),
        },
        "precedents": [
            {"title": member_text(one.title), "state": one.state, "by": one.decided_by, "page": one.page}
            for one in row.precedents[:3]
        ],
    }


def _shown(context: Context, row: ProposalRow) -> ShownProposal:
    sentence = " ; ".join(awaits(context, row))
    counts = Counter(one.position for one in row.opinions)
    own = tuple((position, counts[position]) for position in POSITIONS if counts[position])
    lifted = sum(one.lifted is not None and not one.open for one in row.opinions)
    return ShownProposal(row, sentence[:1].upper() + sentence[1:], own, lifted)


def awaits(context: Context, row: ProposalRow) -> Iterator[str]:
    """What is missing, with how many answered and whose objection stands where its readers may see it."""
    for sentence in row.awaits if context.show_names else row.awaits_in_short:
        named = row.state == OBJECTED and "à lever" in sentence and context.show_names
        yield f"{sentence} ({', '.join(row.objectors)})" if named else sentence
