"""Partners: with whom we do what, since when, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.commons.common import Common
from coopwiki.subjects.commons.gaps import gaps
from coopwiki.subjects.commons.holders import PARTNER, holder
from coopwiki.subjects.commons.partner import Partner
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import ReportType, as_of

RUNNING, TO_COME, ENDED = "en cours", "à venir", "terminé"


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner. `commons` are those it carries with us."""

    name: str
    nature: str | None
    purpose: str | None
    since: date | None
    until: date | None
    state: str
    commons: tuple[str, ...]
    gaps: tuple[str, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Partners:
    """The partners by name; `running` counts those of today."""

    on: date
    revision: int
    partners: tuple[PartnerRow, ...]
    running: int
    left_out: int


READS = (Partner, Common, Profile)


def partners(ledger: Ledger, today: date) -> Partners:
    """The partners as of `today`."""
    found = sorted(ledger.of(Partner), key=lambda one: (loose(one.name), one.page.title, one.line))
    carried = _carried(ledger)
    rows = tuple(_row(one, carried.get(one.name, ()), today) for one in found)
    return Partners(
        on=today,
        revision=as_of(ledger, READS),
        partners=rows,
        running=sum(row.state == RUNNING for row in rows),
        left_out=len(ledger.left_out_of(Partner)),
    )


def _carried(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """The commons that each partner carries, by the partner's name, in order of name."""
    found: dict[str, tuple[str, ...]] = {}
    for common in sorted(ledger.of(Common), key=lambda one: loose(one.name)):
        for typed in dict.fromkeys(common.carriers):
            named = holder(ledger, typed)
            if named.kind == PARTNER:
                found[named.name] = (*found.get(named.name, ()), common.name)
    return found


def _row(given: Partner, commons: tuple[str, ...], today: date) -> PartnerRow:
    return PartnerRow(
        name=given.name,
        nature=given.nature,
        purpose=given.purpose,
        since=given.since,
        until=given.until,
        state=state_of(given, today),
        commons=tuple(dict.fromkeys(commons)),
        gaps=gaps(given),
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def state_of(given: Partner, today: date) -> str:
    """Whether it runs on a day; the first and the last day count."""
    if given.until is not None and given.until < today:
        return ENDED
    return TO_COME if given.since is not None and given.since > today else RUNNING


REPORT = ReportType(
    "partners",
    READS,
    partners,
    robot="Partenaires",
    says="each partner: what we do together, since when, the commons it carries, what is still to be written",
    shows="Tableau de bord/Partenaires, once a partner is written",
)
