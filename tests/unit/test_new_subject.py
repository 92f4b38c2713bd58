"""A new subject is one folder and one name (docs/adding-a-subject.md): a copy of the repository is given one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COPIED = (
    "bots",
    "templates_wiki",
    "lua_modules",
    "extension",
    "docs",
    "config",
    "tests/values.txt",
)
REGISTRY = "bots/coopwiki/subjects/registry.py"

RECORD = '''"""A loan: a tool that somebody borrowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Person
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan(Record):
    """Un outil prêté à quelqu’un."""

    template: ClassVar[str] = "Prêt"
    home: ClassVar[str] = "Prêts {year}"

    day: Annotated[Day, Field("date", "Jour du prêt", "2026-03-12", role="from")]
    who: Annotated[Person, Field("qui", "Personne qui emprunte", "Ana Martin", role="actor")]
'''
FILES = {
    "__init__.py": '"""The subject: loans."""\n',
    "loan.py": RECORD,
    "records.py": '''"""The record types of this subject, in display order."""

from coopwiki.subjects.loans.loan import Loan

RECORDS = (Loan,)
''',
    "checks.py": '''"""A loan ends within a year."""

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.subjects.loans.loan import Loan
from coopwiki.subjects.record_issue import issue_of

LONG_LOAN = Sentence("long_loan", "Ce prêt dure depuis le {found} : {suggestion}.", contradiction="Prêts oubliés")


def short_loan(ledger, today):
    """Warns of a loan of more than a year."""
    for loan in ledger.of(Loan):
        if (today - loan.day).days > 366:
            yield issue_of(loan, "date", LONG_LOAN(write_day(loan.day), "demander où est l’outil"))


CHECKS = (short_loan,)
''',
    "report.py": '''"""How many tools are lent."""

from dataclasses import dataclass
from datetime import date

from coopwiki.subjects.loans.loan import Loan
from coopwiki.subjects.report import ReportType, as_of


@dataclass(frozen=True, slots=True)
class Loans:
    """The number of loans up to the day."""

    on: date
    revision: int
    lent: int


def loans(ledger, today):
    """The loans of a ledger."""
    return Loans(today, as_of(ledger, (Loan,)), sum(loan.day <= today for loan in ledger.of(Loan)))


REPORT = ReportType("loans", (Loan,), loans, robot="Prêts", says="tools that are lent", shows="Tableau de bord/Prêts")
REPORTS = (REPORT,)
''',
    "explain.py": '''"""Where the figure of the loans comes from."""

from decimal import Decimal

from coopwiki.subjects.figure import COUNT, Figure, Term
from coopwiki.subjects.loans.loan import Loan
from coopwiki.subjects.loans.report import loans


def loan_figures(ledger, today):
    """The number of tools that are lent."""
    found = [loan for loan in ledger.of(Loan) if loan.day <= today]
    terms = lambda: (Term(Decimal(1), loan.who, "compte pour 1", loan.day) for loan in found)
    lent = loans(ledger, today).lent
    yield Figure("lent", "", "", "outils prêtés", lent, COUNT, terms, "chaque prêt compte pour 1", main=True)


EXPLAINED = {"loans": loan_figures}
''',
    "pack.py": '''"""What a pack says of loans."""

from decimal import Decimal

from coopwiki.subjects.loans.loan import Loan
from coopwiki.subjects.packed import COUNT, YEAR, Measure, Measures, Value

LENT = Measure("loans", "Outils prêtés", "Prêts datés de l’année.", COUNT, YEAR)


def figures(ledger, times):
    """The loans of the year, and who borrowed."""
    found = [loan for loan in ledger.of(Loan) if loan.day.year == times.year]
    yield Value(LENT, str(times.year), Decimal(len(found)), frozenset(loan.who for loan in found))


PACKED = (Measures((LENT,), (Loan,), figures),)
''',
    "page.py": '''"""The page of the loans."""

from coopwiki.subjects.loans.report import REPORT
from coopwiki.subjects.report_pages import ReportPages



def loan_pages(context, data):
    """One page."""
    title = context.title("Prêts")
    yield context.page(title, "loans", "loans/page", left_out=0, revision=data.revision, lent=data.lent)


PAGES = (ReportPages(REPORT, loan_pages),)
''',
    "page.jinja": "'''{{ lent | plural(\"outil prêté\", \"outils prêtés\") }}'''\n\n{% include \"foot.jinja\" %}\n",
}

COMMANDS = {
    "check --format json": "1",
    "report loans --format json": "0",
    "explain loans lent": "0",
    "report contradictions --format json": "0",
    "run --out {out}": "0",
    "export loan --format json": "0",
    "pack --only loans": "0",
}
"""What is asked of the copy, and the status each command ends with."""

WRITTEN = {
    "Profils": "{{Profil|nom=Ana Martin}}",
    "Prêts": "{{Prêt|date=2026-03-12|qui=Ana Martin}} {{Prêt|date=2024-01-05|qui=Zoé}} "
    "{{Prêt|date=demain|qui=Ana Martin}}",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository that has the subject, generated anew."""
    root = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        copied(ROOT / name, root / name)
    before = digests(root)
    folder = root / "bots/coopwiki/subjects/loans"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    registry = root / REGISTRY
    text = registry.read_text(encoding="utf-8")
    registry.write_text(text.replace('"dashboard"', '"loans", "dashboard"', 1), encoding="utf-8")
    made = python(root, "-m", "coopwiki.generate", "--root", root)
    assert made.returncode == 0, made.stderr
    for title, wikitext in WRITTEN.items():
        page = root / "pages" / f"{title}.wikitext"
        page.parent.mkdir(exist_ok=True)
        page.write_text(wikitext, encoding="utf-8")
    (root / "before.json").write_text(json.dumps(before), encoding="utf-8")
    return root


def copied(source: Path, target: Path) -> None:
    if source.is_dir():
        unwanted = shutil.ignore_patterns("*.pyc.*", "*.egg-info")
        shutil.copytree(source, target, symlinks=True, ignore=unwanted)
    else:
        target.parent.mkdir(parents=True)
        shutil.copy(source, target)


def python(root: Path, *words: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(root / "bots"), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


SAID = """
import json, sys
from coopwiki.cli import main
for words in json.loads(sys.argv[1]):
    status = main(words)
    print(end=f"\\f{status}\\f", flush=True)
"""


@pytest.fixture(scope="module")
def said(copy: Path) -> dict[str, str]:
    """What each command prints on the wiki of that copy, all in one process that knows no other code."""
    of = ("--folder", str(copy / "pages"), "--on", "2026-06-30")
    asked = [[word.format(out=copy / "out") for word in line.split()] for line in COMMANDS]
    made = python(copy, "-c", SAID, json.dumps([[*words, *of] for words in asked]))
    assert made.returncode == 0, made.stderr
    pieces = made.stdout.split("\f")
    assert pieces[1::2] == list(COMMANDS.values()), made.stderr
    return dict(zip(COMMANDS, pieces[::2], strict=False))


def digests(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {str(p.relative_to(root)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_nothing_else_is_edited(copy: Path) -> None:
    before = json.loads((copy / "before.json").read_text(encoding="utf-8"))
    after = digests(copy)
    changed = {path for path, digest in before.items() if after[path] != digest}
    generated = {"docs/reports.md", "docs/pack-figures.md", "lua_modules/CoopWiki/messages.json"}
    forms = {path for path in changed if path.startswith("extension/CoopWiki/schema/")}
    assert changed - generated - forms == {REGISTRY}


def test_what_is_generated_is_there(copy: Path) -> None:
    form = json.loads((copy / "extension/CoopWiki/schema/Prêt.json").read_text(encoding="utf-8"))
    assert [field["name"] for field in form["fields"]] == ["date", "qui"]
    assert form["home"] == "Prêts {year}"
    assert (copy / "templates_wiki/Modèle%3APrêt.wikitext").is_file()
    assert (copy / "lua_modules/CoopWiki/schéma/Prêt.json").is_file()
    assert (copy / "docs/records/loan.md").is_file()
    assert "long_loan" in (copy / "lua_modules/CoopWiki/messages.json").read_text(encoding="utf-8")
    assert "| `loans` |" in (copy / "docs/reports.md").read_text(encoding="utf-8")


def test_its_records_are_checked_by_its_rule_and_by_the_roles_of_its_fields(said: dict[str, str]) -> None:
    issues = json.loads(said["check --format json"])
    found = [(issue["code"], issue["field"]) for issue in issues]
    assert sorted(found) == [
        ("day_relative", "date"),
        ("long_loan", "date"),
        ("unknown_person", "qui"),
    ]


def test_its_report_its_figure_and_its_contradiction_are_said(said: dict[str, str]) -> None:
    assert json.loads(said["report loans --format json"])["lent"] == 2
    assert "Ana Martin" in said["explain loans lent"]
    told = said["report contradictions --format json"]
    assert [kind["name"] for kind in json.loads(told)["kinds"]] == ["Prêts oubliés"]


def test_its_page_is_written_and_its_records_are_exported(copy: Path, said: dict[str, str]) -> None:
    page = (copy / "out/Tableau de bord/Prêts.wikitext").read_text(encoding="utf-8")
    assert "'''2\u00a0outils prêtés'''" in page
    rows = json.loads(said["export loan --format json"])
    assert [row["who"] for row in rows] == ["Ana Martin", "Zoé"]


def test_its_figure_is_in_the_pack_and_too_few_people_are_withheld_without_its_doing(
    copy: Path, said: dict[str, str]
) -> None:
    told = json.loads(said["pack --only loans"])
    assert [(one["value"], one["withheld"]) for one in told["figures"]] == [(None, "few")]
    assert "| `loans` | year | count | 3 | Outils prêtés |" in (copy / "docs/pack-figures.md").read_text(
        encoding="utf-8"
    )
