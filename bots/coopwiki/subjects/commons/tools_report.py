"""Tools: what each is for and where it is hosted; the register of personal data that the law asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.commons.data_register import missing, where
from coopwiki.subjects.commons.gaps import gaps
from coopwiki.subjects.commons.holders import NamedHolder, holder
from coopwiki.subjects.commons.partner import Partner
from coopwiki.subjects.commons.tool import Tool
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import ReportType, as_of


@dataclass(frozen=True, slots=True)
class ToolRow:
    """One tool. `free` is None where nobody said; `holds_data` too."""

    name: str
    use: str | None
    hosting: str | None
    country: str | None
    free: bool | None
    holds_data: bool | None
    responsible: NamedHolder | None
    replaces: str | None
    gaps: tuple[str, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A tool that holds personal data: why, which, how long, where; `missing` are the fields still to be written.

    `where` is the host and the country; None where neither is written. A tool of which nobody said whether it holds
    any is a row too: `data` is empty, and missing.
    """

    tool: str
    purpose: str | None
    data: tuple[str, ...]
    kept: str | None
    where: str | None
    responsible: NamedHolder | None
    missing: tuple[str, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools by name; `register` are those that hold personal data, or may."""

    on: date
    revision: int
    tools: tuple[ToolRow, ...]
    register: tuple[RegisterRow, ...]
    incomplete: int
    left_out: int


READS = (Tool, Profile, Circle, Partner)


def tools(ledger: Ledger, today: date) -> Tools:
    """The tools as of `today`; `incomplete` counts the rows of the register where something is missing."""
    found = sorted(ledger.of(Tool), key=lambda one: (loose(one.name), one.page.title, one.line))
    register = tuple(_registered(ledger, one) for one in found if one.personal or not one.data)
    return Tools(
        on=today,
        revision=as_of(ledger, READS),
        tools=tuple(_row(ledger, one) for one in found),
        register=register,
        incomplete=sum(bool(row.missing) for row in register),
        left_out=len(ledger.left_out_of(Tool)),
    )


def _row(ledger: Ledger, given: Tool) -> ToolRow:
    return ToolRow(
        name=given.name,
        use=given.use,
        hosting=given.hosting,
        country=given.country,
        free=None if given.free is None else given.free == "oui",
        holds_data=bool(given.personal) if given.data else None,
        responsible=holder(ledger, given.responsible) if given.responsible else None,
        replaces=given.replaces,
        gaps=gaps(given),
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def _registered(ledger: Ledger, given: Tool) -> RegisterRow:
    return RegisterRow(
        tool=given.name,
        purpose=given.purpose,
        data=given.personal,
        kept=given.kept,
        where=where(given),
        responsible=holder(ledger, given.responsible) if given.responsible else None,
        missing=missing(given),
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


REPORT = ReportType(
    "tools",
    READS,
    tools,
    robot="Outils",
    says=(
        "each tool: what it is for, where it is hosted, what is still to be written; the register of personal data: "
        "tool, purpose, data, how long, where, what is missing"
    ),
    shows="Tableau de bord/Outils and Tableau de bord/Registre des données personnelles, once a tool is written",
)
