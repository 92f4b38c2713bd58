"""The programs we compare with, their versions, and the books in their own form."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

from process import COOPWIKI, KEPT, ROOT, Command

PACKAGES = (
    "beancount==3.2.3",
    "beanquery==0.2.0",
    "mwparserfromhell==0.7.2",
    "wikitextparser==3.0.0",
)
LAST = "2026-12-31"
_MONTHS = "SELECT account, year(date), month(date), sum(position) GROUP BY 1, 2, 3"


def python() -> Path:
    """A Python of the bench's own that has the packages, made the first time."""
    home = KEPT / "venv"
    made = home / "bin" / "python"
    if not (home / "ready").exists():
        venv.create(home, with_pip=True, clear=True)
        subprocess.run([made, "-m", "pip", "install", "-qq", *PACKAGES], check=True)
        (home / "ready").touch()
    return made


def versions() -> dict[str, str]:
    """Names and versions of everything compared."""
    frozen = _said(str(python()), "-m", "pip", "freeze").split()
    found = dict(line.split("==") for line in frozen if "==" in line)
    wanted = {name: found[name] for name in (package.split("==")[0] for package in PACKAGES)}
    ledger = _said("ledger", "--version").split(",")[0].removeprefix("Ledger ")
    return {
        "python": sys.version.split()[0],
        "hledger": _said("hledger", "--version").split(",")[0].removeprefix("hledger "),
        "ledger": ledger,
        **wanted,
    }


def _said(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def ours(dump: Path, *words: str) -> list[str]:
    """A command of ours on a dump."""
    return [COOPWIKI, *words, "--dump", str(dump), "--on", LAST]


def export_journal(dump: Path, journal: Path) -> None:
    """The contributions as we export them for hledger, then bare: without comments and without hours."""
    with journal.open("wb") as file:
        words = ours(dump, "export", "contribution", "--format", "hledger")
        subprocess.run(words, stdout=file, check=True, cwd=ROOT)
    with journal.open(encoding="utf-8") as file, bare(journal).open("w", encoding="utf-8") as kept:
        kept.writelines(line for line in file if not line.startswith(("    ;", "    (")))


def bare(journal: Path) -> Path:
    """Where the journal without comments and hours stands."""
    return journal.with_suffix(".bare")


def write_beancount(journal: Path, path: Path) -> None:
    """The bare journal in beancount's form: quoted names, accounts without blanks, opened first."""
    accounts: set[str] = set()
    lines = []
    with bare(journal).open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("    "):
                account, amount = line.strip().rsplit("  ", 1)
                accounts.add(_account(account))
                lines.append(f"  {_account(account)}  {amount}\n")
            elif line.strip():
                day, _, payee = line.strip().partition(" ")
                lines.append(f'\n{day} * "{payee}"\n')
    opened = [f"2020-01-01 open {account}\n" for account in sorted(accounts)]
    path.write_text("".join([*opened, *lines]), encoding="utf-8")


def _account(name: str) -> str:
    named = {"Charges": "Expenses", "Dettes": "Liabilities"}
    first, *rest = (part.replace(" ", "-") for part in name.split(":"))
    return ":".join([named.get(first, first), *rest])


def ledgers(folder: Path) -> tuple[Command, ...]:
    """What answers "how much by account and month" from the same contributions."""
    journal, beans = folder / "books.journal", folder / "books.beancount"
    query = str(python().parent / "bean-query")
    uncached = {"BEANCOUNT_DISABLE_LOAD_CACHE": "1"}
    return (
        Command("hledger", ["hledger", "-f", str(bare(journal)), "balance", "--monthly"]),
        Command("ledger", ["ledger", "-f", str(bare(journal)), "balance"]),
        Command("beancount", [query, str(beans), _MONTHS], uncached),
    )
