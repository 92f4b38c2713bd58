"""The documentation says what is there: commands, options, output, reports, records, settings, files."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from coopwiki.cli import COMMANDS
from coopwiki.commands.command import Command
from coopwiki.publishing.robot_page import DataPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import FeedSettings, Settings
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.report import ReportType
from coopwiki.subjects.reports import REPORTS
from coopwiki.terminal.french_parser import FrenchParser
from each import each
from export_dump import write_dump
from ledgers import ledger
from said import Coopwiki
from wiki.small_cooperative import PAGES

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-06-30"
SHARED = {"--wiki", "--dump", "--folder", "--on", "--config"}
CONTRACT = """
coopwiki run [REPORT…] [--dry-run] [--out DIR]
coopwiki check [--format text|json]
coopwiki report NAME [--format json|text|wikitext]
coopwiki explain REPORT FIGURE [--format text|json]
coopwiki known [BUDGET] [--year YEAR] [--format text|json]
coopwiki slips FILE.csv --number-column TITLE --date-column TITLE [--format text|csv|json]
coopwiki invoiceable [PERSON] [--format text|csv|json]
coopwiki levy MARGIN [--scale NAME] [--on DAY] [--paid SO_FAR] [--format text|json]
coopwiki export RECORD --format json|csv|xlsx|hledger|ics
coopwiki export all --format json|xlsx|ods|sqlite|hledger|beancount|ics
coopwiki import TYPE FILE [--column FIELD=TITLE] [--names NAMES.csv] [--out DIR] [--save] [--undo] [--format text|json]
coopwiki calls TEMPLATE
coopwiki feeds [--format text|json]
coopwiki deploy [--plan] [--force]
coopwiki serve
coopwiki status
coopwiki doctor
coopwiki person NAME [--format text|json]
coopwiki forget NAME
"""
"""What others may rely on: nothing of it ever goes."""

PROMISED = ("contributions", "budgets")
"""Reports whose JSON others may rely on."""

_OPTION = re.compile(r"--[a-z-]+")
_CHOICES = re.compile(r"--format ([a-z|\\]+)")
every_command = each(COMMANDS, lambda command: command.name)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


DOCS = tuple(sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))


def parser_of(command: Command) -> FrenchParser:
    parser = FrenchParser(prog=f"coopwiki {command.name}")
    command.complete(parser)
    return parser


def options(command: Command) -> dict[str, list[str]]:
    """The options of a command by name, with the words each may take."""
    found = (action for action in parser_of(command)._actions if action.dest != "help")
    return {name: list(a.choices or ()) for a in found for name in a.option_strings}


def usages(source: str, name: str) -> str:
    """All a text says of the words of one command, without the backslashes of tables."""
    lines = re.findall(rf"coopwiki {name}\b[^`\n]*", source)
    return " ".join(lines).replace("\\|", "|")


def test_the_docs_list_the_commands_in_the_order_of_help() -> None:
    listed = re.findall(r"^\| `coopwiki (\w+)", text("docs/commands.md"), re.MULTILINE)
    assert list(dict.fromkeys(listed)) == [command.name for command in COMMANDS]


@every_command
def test_the_docs_list_every_option_of_a_command_and_no_other(command: Command) -> None:
    rows = re.findall(rf"^\| `(coopwiki {command.name}\b[^`]*)`", text("docs/commands.md"), re.MULTILINE)
    told = {option for row in rows for option in _OPTION.findall(row)}
    assert told == set(options(command)) - SHARED
    assert set(options(command)) >= SHARED
    assert set(_OPTION.findall(text("docs/commands.md").partition("| command |")[0])) == SHARED


@each(product(COMMANDS, ("docs/commands.md", "contract")), lambda case: f"{case[0].name}, {case[1]}")
def test_formats_are_those_that_are_told(command: Command, source: str) -> None:
    told = _CHOICES.findall(usages(CONTRACT if source == "contract" else text(source), command.name))
    offered = set(options(command).get("--format", ()))
    assert all(set(choices.split("|")) <= offered for choices in told)
    assert bool(told) == bool(offered)


@each(CONTRACT.split("\n")[1:-1])
def test_what_was_promised_is_offered(line: str) -> None:
    name = line.split()[1]
    (command,) = (command for command in COMMANDS if command.name == name)
    assert set(_OPTION.findall(line)) <= set(options(command))


@every_command
def test_help_is_french_and_explains_every_word(command: Command) -> None:
    parser = parser_of(command)
    assert command.help
    assert all(action.help for action in parser._actions)
    shown = parser.format_help()
    assert shown.startswith(f"Usage : coopwiki {command.name}")
    for english in ("usage:", "options:", "positional", "show this", "default"):
        assert english not in shown


def shown(name: str) -> list[list[str]]:
    """The commands of a text's examples for a shell, as words, without what is said beside them."""
    found = re.findall(r"^(?:\w+=\S+ )*coopwiki ([a-z][^#;|\n]*)", text(name), re.MULTILINE)
    return [words.split() for words in found]


def spoken(name: str) -> list[list[str]]:
    """The whole commands that a text shows, as words."""
    found = re.findall(r"`coopwiki ([a-z][^`…]*)`", text(name))
    return [words.split() for words in found]


@pytest.mark.parametrize("words", spoken("README.md"), ids=" ".join)
def test_the_commands_of_the_readme_are_understood(words: list[str]) -> None:
    (command,) = (command for command in COMMANDS if command.name == words[0])
    assert parser_of(command).parse_args(words[1:])


@each(DOCS)
def test_the_commands_and_options_of_a_page_are_there(name: str) -> None:
    known = {command.name: set(options(command)) for command in COMMANDS}
    for words in spoken(name) + shown(name):
        assert set(_OPTION.findall(" ".join(words))) <= known[words[0]], words


def test_the_readme_leads_to_each_page_once() -> None:
    assert sorted(target for target in links("README.md") if target.endswith(".md")) == sorted(
        (*DOCS, "bench/README.md", "CONTRIBUTING.md")
    )


def test_the_readme_names_templates_that_are_there() -> None:
    told = set(re.findall(r"`([^`]+)`", text("README.md").partition("## Try it")[0]))
    assert told <= {type_.template for type_ in RECORDS}
    assert {"Contribution", "Budget", "Cercle", "Proposition"} <= told


def test_the_glossary_is_in_order_and_its_templates_are_there() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", text("docs/glossary.md"), re.MULTILINE)[1:]
    assert [english for english, _ in rows] == sorted(english for english, _ in rows)
    assert len(rows) >= 30
    templates = {french.strip("`") for _, french in rows if french.startswith("`")}
    assert templates <= {type_.template for type_ in RECORDS}


def test_the_readme_shows_commands_makes_what_is_made_and_names_what_is_there() -> None:
    assert len(spoken("README.md")) > 3
    made = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", text("README.md"))) <= made
    added = text("README.md").partition("| to add |")[2].partition("\n\n")[0]
    for path in re.findall(r"`([\w/.]+[/.]\w*)`", added):
        if "NAME" not in path:
            assert (ROOT / path).exists() or (ROOT / "bots/coopwiki" / path).exists(), path


def links(name: str) -> Iterator[str]:
    """Where the links and pictures of a page lead, within the repository."""
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text(name)):
        if "//" not in target:
            yield target


@each(("README.md", "CONTRIBUTING.md", *DOCS))
def test_links_lead_somewhere(name: str) -> None:
    assert [target for target in links(name) if not ((ROOT / name).parent / target).exists()] == []


# What is printed


def examples(name: str) -> dict[str, Any]:
    """The JSON of a page by the command before it, or by the heading it stands under."""
    parts = re.findall(
        r"^(?:## (\w+)$|`coopwiki ([^`]+)`:)(.*?)^```json\n(.*?)^```",
        text(name),
        re.MULTILINE | re.DOTALL,
    )
    return {heading or words: json.loads(example) for heading, words, _, example in parts}


def holds(printed: Any, told: Any) -> bool:
    """Whether an example is part of what is printed: the same keys, and of each list at least one item."""
    if told == "…":
        return True
    if isinstance(told, dict):
        same = isinstance(printed, dict) and printed.keys() == told.keys()
        return same and all(holds(printed[key], told[key]) for key in told)
    if isinstance(told, list):
        return bool(told) == bool(printed) and all(any(holds(p, t) for p in printed) for t in told)
    return bool(_plain(printed) == _plain(told))


def _plain(value: object) -> object:
    return value.replace("\u00a0", " ") if isinstance(value, str) else value


EXAMPLES = examples("docs/commands.md") | {
    f"report {name} --format json": told for name, told in examples("docs/report-json.md").items()
}


@pytest.mark.parametrize("words", EXAMPLES)
def test_an_example_is_what_is_printed(coopwiki: Coopwiki, tmp_path: Path, words: str) -> None:
    write_dump(tmp_path / "wiki.xml", PAGES)
    said = coopwiki(*words.split(), "--dump", tmp_path / "wiki.xml", "--on", TODAY)
    printed = [json.loads(row) for row in said.out.splitlines()] if "calls" in words else said.data
    assert holds(printed, [EXAMPLES[words]] if "calls" in words else EXAMPLES[words])


def test_every_shape_that_was_promised_has_its_example() -> None:
    shapes = {"check --format json", "export contribution --format json", "calls Contribution"}
    assert EXAMPLES.keys() >= shapes | {f"report {name} --format json" for name in PROMISED}


# Reports, records, settings


def rows() -> dict[str, str]:
    """The pages that docs/reports.md names for each report."""
    found = re.findall(r"^\| `(\w+)` \|.*\| (.*) \|$", text("docs/reports.md"), re.MULTILINE)
    return dict(found)


def test_every_report_has_its_line_in_order() -> None:
    assert list(rows()) == [type_.name for type_ in REPORTS]


@each(REPORTS, lambda report: report.name)
def test_a_report_has_the_pages_its_line_names(report: ReportType[Any]) -> None:
    named = re.findall(r"`([^`]+)`", rows()[report.name])
    found = ledger(dict(PAGES), date.fromisoformat(TODAY))
    (made,), _ = make([report], context_of(found, date.fromisoformat(TODAY), Settings()))
    assert set(named) <= {page.title for page in made.pages}
    holds_data = any(isinstance(page, DataPage) for page in made.pages)
    assert holds_data == any(page.endswith(".json") for page in named)


def test_every_record_type_has_its_page() -> None:
    pages = {path.stem for path in (ROOT / "docs/records").glob("*.md")}
    assert pages == {type_.__name__.lower() for type_ in RECORDS}


def test_every_setting_is_in_the_configuration_with_its_default_and_words_before_it() -> None:
    given = tomllib.loads(text("config/wiki.toml"))
    feeds = {field.name: field.default for field in fields(FeedSettings)}
    given["feeds"]["allow"] = tuple(given["feeds"]["allow"])
    assert given == {field.name: field.default for field in fields(Settings)} | {"feeds": feeds}
    for block in text("config/wiki.toml").strip().split("\n\n"):
        assert block.startswith("# ")


def test_the_jobs_we_ship_make_reports_that_are_there() -> None:
    jobs = tomllib.loads(text("config/schedule.toml"))["job"]
    names = {name for job in jobs for name in job.get("reports", ())}
    assert names <= {type_.name for type_ in REPORTS}
