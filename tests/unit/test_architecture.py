"""Who imports whom: the three rules of docs/structure.md, read from the imports themselves."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "bots" / "coopwiki"
KIT = ("core", "schema", "reading", "wiki", "exchange", "publishing")
RECORD, MODEL, REPORT, EXPLAIN, PAGE = range(5)
"""The seats of a subject, from the ground up."""
ADAPTERS = (
    "wiki/live.py", "wiki/robot_session.py", "wiki/dump.py", "wiki/folder.py", "wiki/memory.py", "wiki/cache.py",
    "wiki/as_of.py",
)  # fmt: skip
CHOOSER = "connect.py"
PURE = ("core/", "schema/", "reading/")
ONE_PLACE = (
    "pywikibot", "apscheduler", "jinja2", "mwparserfromhell", "prometheus_client", "openpyxl", "icalendar",
    "charset_normalizer", "distributed", "feedparser", "dateutil", "python_calamine", "pyarrow",
)  # fmt: skip


@cache
def files() -> tuple[str, ...]:
    """Every module, as `wiki/port.py`."""
    return tuple(str(path.relative_to(PACKAGE)) for path in sorted(PACKAGE.rglob("*.py")))


@cache
def imported(source: str) -> tuple[str, ...]:
    """The modules a source names: at its head, in functions, for types only, by `import_module`."""
    return facts(source).imported


class Facts(NamedTuple):
    """What a source names, the classes it defines, and the lines of its functions."""

    imported: tuple[str, ...]
    classes: tuple[str, ...]
    lengths: tuple[tuple[str, int], ...]


@cache
def facts(source: str) -> Facts:
    """The facts of a source; its tree is let go, since kept trees slow all that follows."""
    nodes = tuple(ast.walk(ast.parse(source)))
    functions = (node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return Facts(
        tuple(_imported(nodes)),
        tuple(node.name for node in nodes if isinstance(node, ast.ClassDef)),
        tuple((one.name, (one.end_lineno or one.lineno) - one.lineno + 1) for one in functions),
    )


def _imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
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
    return frozenset(target(name) for name in imported(source) if name.split(".")[0] == "coopwiki")


@cache
def target(name: str) -> str:
    """`wiki/port.py` for `coopwiki.wiki.port.Wiki`."""
    parts = name.split(".")[1:]
    while parts and not (PACKAGE / "/".join(parts)).with_suffix(".py").is_file():
        if (PACKAGE / "/".join(parts) / "__init__.py").is_file():
            return f"{'/'.join(parts)}/__init__.py"
        parts = parts[:-1]
    return f"{'/'.join(parts)}.py" if parts else "__init__.py"


@cache
def read(file: str) -> str:
    return (PACKAGE / file).read_text(encoding="utf-8")


def seat(file: str) -> int:
    """The seat of a subject's file, by its name; a file that defines a record type is a record."""
    name = file.rpartition("/")[2].removesuffix(".py")
    if name in ("page", "links", "filters") or name.endswith(("_page", "_text")):
        return PAGE
    if name in ("explain", "pack") or name.endswith("_explain") or name.startswith("explain_"):
        return EXPLAIN
    if name in ("report", "checks") or name.endswith("_report") or name.startswith("check_"):
        return REPORT
    return RECORD if name == "records" or "(Record)" in read(file) else MODEL


def in_subject(file: str) -> bool:
    return file.startswith("subjects/") and file.count("/") > 1


def wrong_arrows(file: str, source: str) -> list[str]:
    """What a file imports against the three rules."""
    found = targets(source)
    if file.split("/", maxsplit=1)[0] in KIT:
        return sorted(to for to in found if to.startswith("subjects/"))
    if in_subject(file):
        level = seat(file)
        return sorted(to for to in found if in_subject(to) and seat(to) > level)
    return []


def test_a_file_imports_only_what_its_seat_may() -> None:
    wrong = {file: wrong_arrows(file, read(file)) for file in files()}
    assert {file: arrows for file, arrows in wrong.items() if arrows} == {}


def test_no_circle_of_files() -> None:
    arrows = {file: targets(read(file)) - {file} for file in files()}
    try:
        tuple(TopologicalSorter(arrows).static_order())
    except CycleError as error:
        pytest.fail(f"a circle: {error.args[1]}")


def test_only_connect_chooses_adapters() -> None:
    users = {file for file in files() if targets(read(file)) & set(ADAPTERS)} - set(ADAPTERS)
    assert users == {CHOOSER}


@pytest.mark.parametrize(
    "source",
    [
        "from coopwiki.subjects.reports import REPORTS",
        "from coopwiki.subjects.report import ReportType as Type",
        "import coopwiki.subjects.report",
        "from coopwiki.subjects import reports",
        "if TYPE_CHECKING:\n    from coopwiki.subjects.report import Report",
        "def late():\n    from coopwiki.subjects.reports import REPORTS",
        "import importlib\nimportlib.import_module('coopwiki.subjects.reports')",
    ],
)
def test_an_arrow_out_of_the_kit_is_found_however_it_is_written(source: str) -> None:
    assert len(wrong_arrows("publishing/zones.py", source)) == 1
    assert wrong_arrows("runs/render.py", source) == []


def test_a_record_that_imports_a_page_is_found() -> None:
    source = "from coopwiki.subjects.closing.page import closing_pages"
    assert wrong_arrows("subjects/closing/closing.py", source) == ["subjects/closing/page.py"]


def test_a_library_is_known_in_one_place() -> None:
    users = {library: [file for file in files() if library in libraries(file)] for library in ONE_PLACE}
    assert {library: places for library, places in users.items() if len(places) > 1} == {}


@cache
def libraries(file: str) -> frozenset[str]:
    """The first names of what a file imports that is neither ours nor Python's."""
    firsts = {name.split(".")[0] for name in imported(read(file))}
    return frozenset(firsts - {"coopwiki"} - sys.stdlib_module_names)


ASKED_AS = {"dateutil": "python-dateutil"}
"""What is imported under another name than it is asked for."""


def test_every_library_that_is_imported_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted_all = (
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    )
    asked = {re.split(r"[<>=]", wanted)[0] for wanted in wanted_all}
    used = {library for file in files() for library in libraries(file)}
    assert {ASKED_AS.get(name, name.replace("_", "-")) for name in used} <= asked


def pure(file: str) -> bool:
    """Whether a file may know neither wiki, clock nor file: the ground of the kit, and subjects below their pages."""
    return file.startswith(PURE) or (in_subject(file) and seat(file) < PAGE)


def test_what_is_pure_needs_only_python_and_no_clock_and_no_file() -> None:
    allowed = {"coopwiki"} | sys.stdlib_module_names - {"time", "os", "pathlib", "socket", "random", "logging"}
    pure_files = [file for file in files() if pure(file)]
    assert len(pure_files) > 300
    needed = {file: {name.split(".")[0] for name in imported(read(file))} - allowed for file in pure_files}
    assert {file: roots for file, roots in needed.items() if roots} == {}
    assert [file for file in pure_files if re.search(r"\b(?:now|today|utcnow)\(|\bopen\(", read(file))] == []


SEATS = (
    "__init__", "records", "checks", "report", "explain", "page", "pack", "due", "exports", "filters", "links",
    "known_rules", "sheet_titles",
)  # fmt: skip
"""File names that every subject may have; a command has the name of its word."""


def test_no_name_of_a_module_stands_twice_outside_the_seats_and_the_commands() -> None:
    names = Counter(Path(file).stem for file in files() if not file.startswith("commands/"))
    assert {name for name, times in names.items() if times > 1 and name not in SEATS} == set()


def test_no_name_of_a_class_stands_twice() -> None:
    names = Counter(name for file in files() for name in facts(read(file)).classes)
    assert {name for name, times in names.items() if times > 1} == set()


BOOKS = re.compile(r"\.ledger\b|\bLedger\b")
"""How a module names the books."""


def is_of_pages(file: str) -> bool:
    """Whether a file makes pages, or parts of them."""
    return in_subject(file) and (seat(file) == PAGE or file.endswith("/table_rows.py"))


def test_a_page_is_made_of_reports_and_reads_no_ledger() -> None:
    pages = [file for file in files() if is_of_pages(file)]
    assert len(pages) > 60
    assert [file for file in pages if BOOKS.search(read(file))] == []


@pytest.mark.parametrize("source", ["found = context.ledger", "from coopwiki.core.ledger import Ledger"])
def test_a_page_that_reads_a_ledger_is_found(source: str) -> None:
    assert BOOKS.search(source)
    assert not BOOKS.search('"""Lines as the ledger has them."""\nledgers = data.lines')


LONGEST_FUNCTION, LONGEST_FILE = 32, 300
"""Lines, those of the docstring included: that of ours which needs most, and where a file is split before."""
WRITTEN_BY_HAND = (".py", ".jinja", ".lua", ".php", ".js", ".css", ".less")


def test_a_function_is_read_at_one_look() -> None:
    lengths = {f"{file}: {name}": length for file in files() for name, length in facts(read(file)).lengths}
    assert len(lengths) > 4000
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_a_file_is_split_before_it_is_long() -> None:
    found = [
        path
        for folder in ("bots", "extension", "lua_modules")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in WRITTEN_BY_HAND
    ]
    assert len(found) > 900
    lengths = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in found}
    assert {name: length for name, length in lengths.items() if length >= LONGEST_FILE} == {}
