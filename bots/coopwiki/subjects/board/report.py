"""The board: what is to do, under way and done, by space and by circle; what presses, what lacks somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, loose
from coopwiki.subjects.board.space import Space
from coopwiki.subjects.circles.action import DOING, DONE, TO_DO, Action
from coopwiki.subjects.circles.open_actions import is_faded, is_to_do, state_of, touched_on
from coopwiki.subjects.report import ReportType, as_of

RECENT = timedelta(days=30)
"""How long what is done stays on the board."""

SPACE, CIRCLE = "space", "circle"
YES = "oui"
QUARTERS = {
    (True, True): "urgent et important", (False, True): "important, pas urgent",
    (True, False): "urgent, pas important", (False, False): "ni urgent ni important",
}  # fmt: skip
"""The four quarters in words, by whether it is urgent and important."""


@dataclass(frozen=True, slots=True)
class BoardAction:
    """One action. `overdue` where its day is past and it is not done; `done_on` is None where no day is written.

    `touched_on` is the day somebody last edited its page, None where nobody knows or it is not to do. What is `faded`
    is asked about instead of standing among what is open.
    """

    what: str
    who: str | None
    state: str
    due: date | None
    overdue: bool
    urgent: bool
    important: bool
    quarter: str
    need: str | None
    done_on: date | None
    page: str
    revision: int
    line: int
    touched_on: date | None
    faded: bool


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A space or a circle. `to_do` and `doing` hold what faded too; `done` what is done in the last 30 days.

    `overdue`, `urgent`, `important`, `unassigned` and `needs` count what is open; `faded` what is asked about, which is
    in none of them; `undated` what is done without a day. `circle` is the one that looks after a space. `page` is that
    of the space's sheet, '' for none.
    """

    name: str
    kind: str
    circle: str | None
    purpose: str | None
    is_open: bool | None
    to_do: tuple[BoardAction, ...]
    doing: tuple[BoardAction, ...]
    done: tuple[BoardAction, ...]
    overdue: int
    urgent: int
    important: int
    unassigned: int
    needs: int
    faded: int
    undated: int
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Board:
    """Spaces first, then circles, each by name. An action stands in its space, else in its circle."""

    on: date
    revision: int
    boards: tuple[BoardRow, ...]
    left_out: int


READS = (Space, Action)
Place = tuple[str, str]
"""Space or circle, and its canonical name."""


def board(ledger: Ledger, today: date) -> Board:
    """The board as of `today`."""
    rows = [_row(ledger, place, own, today) for place, own in places(ledger).items()]
    rows.sort(key=lambda row: (row.kind != SPACE, loose(row.name)))
    left_out = sum(len(ledger.left_out_of(type_)) for type_ in READS)
    return Board(today, as_of(ledger, READS), tuple(rows), left_out)


def places(ledger: Ledger) -> dict[Place, tuple[Action, ...]]:
    """The actions of each space and circle in page order; a space without any is there too."""
    names: dict[str, str] = {}
    for space in ledger.of(Space):
        names.setdefault(key(space.name), space.name)
    found: dict[Place, list[Action]] = {(SPACE, name): [] for name in names.values()}
    for action in ledger.of(Action):
        if action.space:
            name = names.setdefault(key(action.space), action.space)
            found.setdefault((SPACE, name), []).append(action)
        elif action.circle:
            found.setdefault((CIRCLE, ledger.circles.canonical[action.circle]), []).append(action)
    return {place: tuple(own) for place, own in found.items()}


def _sheets(ledger: Ledger) -> dict[str, Space]:
    """The first sheet of each space, by its name."""
    return {key(space.name): space for space in reversed(ledger.of(Space))}


def _row(ledger: Ledger, place: Place, own: tuple[Action, ...], today: date) -> BoardRow:
    kind, name = place
    sheet = ledger.once(_sheets).get(key(name)) if kind == SPACE else None
    rows = sorted((_action(ledger, one, today) for one in own), key=_order)
    pending = [row for row in rows if row.state in (TO_DO, DOING)]
    still = [row for row in pending if not row.faded]
    done = [row for row in rows if row.state == DONE]
    return BoardRow(
        name=name,
        kind=kind,
        circle=ledger.circles.canonical[sheet.circle] if sheet and sheet.circle else None,
        purpose=sheet.purpose if sheet else None,
        is_open=sheet.open == YES if sheet and sheet.open else None,
        to_do=tuple(row for row in pending if row.state == TO_DO),
        doing=tuple(row for row in pending if row.state == DOING),
        done=_recent(done, today),
        overdue=sum(row.overdue for row in still),
        urgent=sum(row.urgent for row in still),
        important=sum(row.important for row in still),
        unassigned=sum(row.who is None for row in still),
        needs=sum(row.need is not None for row in still),
        faded=len(pending) - len(still),
        undated=sum(row.done_on is None for row in done),
        page=sheet.page.title if sheet else "",
        revision=sheet.page.revision if sheet else 0,
        line=sheet.line if sheet else 0,
    )


def _recent(done: Iterable[BoardAction], today: date) -> tuple[BoardAction, ...]:
    """Those of the last 30 days, the latest first."""
    found = [row for row in done if row.done_on and today - RECENT <= row.done_on <= today]
    return tuple(sorted(found, key=lambda row: row.done_on or today, reverse=True))


def _order(row: BoardAction) -> tuple[bool, bool, date, str]:
    return not row.urgent, not row.important, row.due or date.max, loose(row.what)


def _action(ledger: Ledger, given: Action, today: date) -> BoardAction:
    state = state_of(given, today)
    urgent, important = given.urgent == YES, given.important == YES
    late = given.due is not None and given.due < today and is_to_do(given, today)
    return BoardAction(
        what=given.what,
        who=ledger.people.canonical[given.who] if given.who else None,
        state=state,
        due=given.due,
        overdue=late,
        urgent=urgent,
        important=important,
        quarter=QUARTERS[urgent, important],
        need=given.need,
        done_on=given.done if state == DONE else None,
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
        touched_on=touched_on(ledger, given, today),
        faded=is_faded(ledger, given, today),
    )


Placed = tuple[str, BoardAction]
"""The name of a space or a circle, and an action of it."""


def open_actions(ledger: Ledger, today: date) -> tuple[Placed, ...]:
    """Every action that is open; what was not done last week is there again."""
    return tuple(pair for pair in _to_do(ledger, today) if not pair[1].faded)


def faded_actions(ledger: Ledger, today: date) -> tuple[Placed, ...]:
    """Those that are asked about instead."""
    return tuple(pair for pair in _to_do(ledger, today) if pair[1].faded)


def _to_do(ledger: Ledger, today: date) -> Iterator[Placed]:
    for row in board(ledger, today).boards:
        yield from ((row.name, one) for one in (*row.to_do, *row.doing))


REPORT = ReportType(
    "board",
    READS,
    board,
    robot="Actions",
    says=(
        "by space and by circle: what is to do, under way, done in the last 30 days; what is overdue, urgent, "
        "important, without anyone, what it needs; what nobody touched for 60 days, asked about once"
    ),
    shows="Tableau de bord/Actions, once an action is written",
)

REPORTS = (REPORT,)
