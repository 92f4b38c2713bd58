"""Who imports whom, as the table of docs/structure.md allows it: no arrow points up."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "bots" / "coopwiki"
EVERYTHING, NOTHING, NO_ADAPTER = "everything", "the standard library", ", no adapter"
ADAPTER, CHOOSER = "wiki/live.py", "opening.py"
ONE_PLACE = (
    "pywikibot", "apscheduler", "jinja2", "mwparserfromhell", "prometheus_client", "openpyxl", "icalendar",
)  # fmt: skip
_NAMED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Room:
    """A row of the table: its folders and files, and those it may import, as they stand there."""

    members: tuple[str, ...]
    may_import: str

    def allows(self, other: Room) -> bool:
        """Whether this room may import from another."""
        if self.may_import.startswith(EVERYTHING):
            return not (self.may_import.endswith(NO_ADAPTER) and ADAPTER in other.members)
        return self == other or not set(_NAMED.findall(self.may_import)).isdisjoint(other.members)


def table() -> tuple[Room, ...]:
    """The rooms in the order of the docs."""
    text = (ROOT / "docs" / "structure.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    return tuple(Room(tuple(_NAMED.findall(row[0])), row[2]) for row in rows)


ROOMS = table()


def room_of(file: str) -> Room:
    """The room of a file below the package: the one that names it, else its folder's."""
    folder = f"{file.partition('/')[0]}/"
    found = [room for name in (file, folder) for room in ROOMS if name in room.members]
    assert found, f"{file} stands in no room of docs/structure.md"
    return found[0]


def files() -> list[str]:
    """Every module, as `wiki/port.py`."""
    return [str(path.relative_to(PACKAGE)) for path in sorted(PACKAGE.rglob("*.py"))]


def imported(source: str) -> Iterator[str]:
    """The modules a source names: at its head, in functions, for types only, by `import_module`."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                yield from (f"{module}.{name.name}" for name in names)
            case ast.ImportFrom(level=level):
                pytest.fail(f"a relative import, {level} dots")
            case ast.Call(
                func=ast.Name(id=called) | ast.Attribute(attr=called),
                args=[ast.Constant(value=str(module)), *_],
            ) if called in ("import_module", "__import__"):
                yield module
            case _:
                pass


@cache
def targets(source: str) -> frozenset[str]:
    """The files of ours that a source imports; a name that is no module stands in its package."""
    parts = [name.split(".")[1:] for name in imported(source) if name.split(".")[0] == "coopwiki"]
    return frozenset(target(part) for part in parts)


def target(parts: list[str]) -> str:
    """`wiki/port.py` for `wiki.port.Wiki`."""
    while parts and not (PACKAGE / "/".join(parts)).with_suffix(".py").is_file():
        if (PACKAGE / "/".join(parts) / "__init__.py").is_file():
            return f"{'/'.join(parts)}/__init__.py"
        parts = parts[:-1]
    return f"{'/'.join(parts)}.py" if parts else "__init__.py"


def read(file: str) -> str:
    return (PACKAGE / file).read_text(encoding="utf-8")


def wrong_arrows(file: str, source: str) -> list[str]:
    """What a file imports that its room may not."""
    room = room_of(file)
    return sorted(to for to in targets(source) if not room.allows(room_of(to)))


@pytest.mark.parametrize("file", files())
def test_a_file_imports_only_what_its_room_may(file: str) -> None:
    assert wrong_arrows(file, read(file)) == []


def test_every_name_in_the_table_is_there() -> None:
    named = {name for room in ROOMS for name in room.members}
    allowed = {name for room in ROOMS for name in _NAMED.findall(room.may_import)}
    assert [name for name in sorted(named) if not (PACKAGE / name).exists()] == []
    assert allowed <= named
    assert len(named) == sum(len(room.members) for room in ROOMS)


def test_rooms_stand_from_the_ground_up() -> None:
    for place, room in enumerate(ROOMS):
        below = {name for other in ROOMS[place:] for name in other.members}
        assert below.isdisjoint(_NAMED.findall(room.may_import)), room.members


def test_the_table_keeps_the_rules_of_the_architecture() -> None:
    allowed = {
        name: set(_NAMED.findall(room.may_import)) for room in ROOMS for name in room.members
    }
    assert allowed["core/"] == set()
    assert allowed["schema/"] == {"core/"}
    assert allowed["records/"] == allowed["schema/"] | {"schema/"}
    for pure in ("checks/", "reports/", "reading/"):
        assert allowed[pure] == {"records/", "schema/", "core/"}
    assert allowed["publishing/"] == {"reports/", "core/"}
    assert allowed["exchange/"] == {"records/", "schema/", "reports/", "core/"}
    assert allowed["wiki/port.py"] == {"core/"}
    assert allowed["refresh.py"].isdisjoint({"wiki/", ADAPTER})


def test_only_opening_chooses_adapters() -> None:
    adapters = set(room_of(ADAPTER).members)
    users = {file for file in files() if targets(read(file)) & adapters} - adapters
    assert users == {CHOOSER}


@pytest.mark.parametrize(
    "source",
    [
        "from coopwiki.reports import REPORTS",
        "from coopwiki.subjects.report import ReportType as Type",
        "import coopwiki.subjects.report",
        "from coopwiki import reports",
        "if TYPE_CHECKING:\n    from coopwiki.subjects.report import Report",
        "def late():\n    from coopwiki.reports import REPORTS",
        "import importlib\nimportlib.import_module('coopwiki.reports')",
    ],
)
def test_an_arrow_that_points_up_is_found_however_it_is_written(source: str) -> None:
    assert len(wrong_arrows("records/line.py", source)) == 1
    assert wrong_arrows("publishing/page.py", source) == []


@pytest.mark.parametrize("library", ONE_PLACE)
def test_a_library_is_known_in_one_place(library: str) -> None:
    assert len([file for file in files() if library in libraries(file)]) <= 1


@cache
def libraries(file: str) -> frozenset[str]:
    """The first names of what a file imports that is neither ours nor Python's."""
    firsts = {name.split(".")[0] for name in imported(read(file))}
    return frozenset(firsts - {"coopwiki"} - sys.stdlib_module_names)


def test_every_library_that_is_imported_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=]", wanted)[0] for wanted in project["dependencies"]}
    used = {library for file in files() for library in libraries(file)}
    assert {name.replace("_", "-") for name in used} <= asked


@pytest.mark.parametrize("pure", ["core", "schema", "records", "reading", "checks", "reports"])
def test_what_is_pure_needs_only_python_and_no_clock_and_no_file(pure: str) -> None:
    for path in sorted((PACKAGE / pure).rglob("*.py")):
        names = set(imported(path.read_text(encoding="utf-8")))
        roots = {name.split(".")[0] for name in names}
        assert roots <= {"coopwiki"} | sys.stdlib_module_names, path
        assert roots.isdisjoint({"time", "os", "pathlib", "socket", "random", "logging"}), path
        assert not re.search(r"\b(?:now|today|utcnow)\(|\bopen\(", path.read_text(encoding="utf-8"))
