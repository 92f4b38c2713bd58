"""A journal that hledger and ledger add up alike, and as the reports do."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperatives import WORKS, Work, written
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import lines
from coopwiki.subjects.contributions.report import contributions
from coopwiki.subjects.exports import export_bytes
from exporting import HOSTILE, exported
from ledgers import SHEETS, TODAY, ledger, line
from purchases import PURCHASES, Purchase, bought

UTF_8 = os.environ | {"LC_ALL": "C.UTF-8"}
"""hledger reads nothing but ASCII where no locale is set."""


def balance(program: str, journal: bytes, *query: str) -> dict[str, Decimal]:
    """Sums by account, as hledger or ledger gives them."""
    options = {
        "hledger": ["bal", "--flat", "-N", "--format", "%(account)|%(total)", *query],
        "ledger": ["bal", "--flat", "--no-total", "--empty", "--format", "%(account)|%(amount)\n", *query],
    }[program]
    run = subprocess.run([program, "-f", "-", *options], input=journal, capture_output=True, check=True, env=UTF_8)
    found = (row.split("|") for row in run.stdout.decode().splitlines() if "|" in row)
    return {account.strip(): Decimal(total.split()[0].replace(",", "") or 0) for account, total in found}


def nonzero(sums: dict[str, Decimal]) -> dict[str, Decimal]:
    return {account: total for account, total in sums.items() if total}


def sums(found: Ledger) -> Decimal:
    return sum((line.amount for line in lines(found)), Decimal("0.00"))


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORKS, max_size=30))
def test_reports_exports_hledger_and_ledger_give_the_same_sums(works: list[Work]) -> None:
    found = ledger(SHEETS | written(works))
    expected: dict[str, Decimal] = {}
    for counted in lines(found):
        account = f"Charges:{counted.budget}:{counted.who}"
        expected[account] = expected.get(account, Decimal(0)) + counted.amount
    journal = export_bytes(found, Contribution, "hledger")
    rows = json.loads(export_bytes(found, Contribution, "json"))
    last = max((one.day for one in works), default=TODAY)
    total = sum((one.amount for one in works), Decimal("0.00"))
    assert nonzero(balance("hledger", journal, "Charges")) == nonzero(expected)
    assert nonzero(balance("ledger", journal, "Charges")) == nonzero(expected)
    assert sum((Decimal(row["amount"]) for row in rows), Decimal("0.00")) == total
    assert contributions(found, last).totals.amount == total


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORKS, max_size=15), PURCHASES)
def test_what_budgets_spend_is_what_both_journals_add_up_to(works: list[Work], purchases: list[Purchase]) -> None:
    found = ledger(SHEETS | written(works) | bought(purchases))
    journals = b"".join(export_bytes(found, type_, "hledger") for type_ in (Contribution, Expense))
    of_year = budgets(found, date(2026, 12, 31)).budgets
    for program in ("hledger", "ledger"):
        sums: dict[str, Decimal] = {}
        for account, total in balance(program, journals, *YEAR[program]).items():
            name = account.split(":")[1]
            sums[name] = sums.get(name, Decimal(0)) + total
        assert nonzero(sums) == nonzero({row.name: row.sums.spent for row in of_year})


YEAR = {
    "hledger": ("Charges", "Achats", "date:2026"),
    "ledger": ("Charges", "Achats", "--begin", "2026-01-01", "--end", "2027-01-01"),
}
"""The accounts of what was spent in 2026."""


@settings(max_examples=12)
@given(
    st.lists(
        st.tuples(
            st.text("aé ;:|=@*!()[]{}<>\"'#%&~$^,.-1\\/·\u00a0\u2028", max_size=12),
            st.text("aé ;:|=@*!()[]<>\"'#%&~$-1:date:2026-01-01\n", max_size=25),
        ),
        min_size=1, max_size=12,
    )
)  # fmt: skip
def test_no_name_or_text_makes_a_journal_mean_anything_else(texts: list[tuple[str, str]]) -> None:
    typed = [(name.replace("|", ""), what.replace("|", "")) for name, what in texts]
    pages = {
        f"Carnet {n}": line(qui=name, quoi=what, montant="10", cercle=name) for n, (name, what) in enumerate(typed)
    }
    found = ledger(pages)
    journal = export_bytes(found, Contribution, "hledger")
    for program in ("hledger", "ledger"):
        assert sum(balance(program, journal, "Charges").values()) == sums(found)


def test_a_journal_dates_names_and_sources_each_line_and_notes_the_minutes() -> None:
    journal = exported(line(durée="1h30", taux="25", quoi="Un : [deux] ; trois"), "hledger").decode()
    assert journal == (
        "2026-03-12 Ana Martin\n"
        "    ; cercle: Technique\n"
        "    ; quoi: Un ： (deux) , trois\n"
        "    ; source: Carnet, ligne 1, révision 5\n"
        "    Charges:Technique:Ana Martin  37.50 EUR\n"
        "    Dettes:Ana Martin  -37.50 EUR\n"
        "    (Temps:Technique:Ana Martin)  90 MIN\n\n"
    )
    minutes = balance("hledger", journal.encode(), "Temps")
    assert minutes == {"Temps:Technique:Ana Martin": Decimal(90)}


def test_a_hostile_description_is_a_comment_in_a_journal(tmp_path: Path) -> None:
    file = tmp_path / "comptes.journal"
    file.write_bytes(exported(line(quoi=HOSTILE, montant="5"), "hledger"))
    for program in ("hledger", "ledger"):
        asked = [program, "-f", str(file), "bal"]
        run = subprocess.run(asked, capture_output=True, check=True, env=UTF_8)
        assert b"5.00 EUR" in run.stdout


@pytest.mark.parametrize("program", ["hledger", "ledger"])
@pytest.mark.parametrize("long", ["é" * 5_000, "mot " * 1_250, "😀" * 5_000, "a:b;" * 1_250])
def test_a_long_text_makes_no_program_refuse_the_journal(program: str, long: str) -> None:
    found = ledger(line(quoi=long, montant="5"))
    journal = export_bytes(found, Contribution, "hledger")
    assert max(map(len, journal.splitlines())) < 4096
    assert sum(balance(program, journal, "Charges").values()) == sums(found) == Decimal(5)


def test_a_long_text_is_whole_in_a_journal() -> None:
    what = " ".join(f"mot{n}" for n in range(700))
    told = exported(line(quoi=what), "hledger").decode()
    comments = [row.removeprefix("    ; ") for row in told.splitlines() if row.startswith("    ; ")]
    assert f"quoi: {what}" in " ".join(comments)


@pytest.mark.parametrize("program", ["hledger", "ledger"])
def test_no_two_people_share_an_account(program: str) -> None:
    names = (
        "A: B",
        "A B",
        "A, B",
        "A (B)",
        '"A" B',
        "A @ B",
        "A = B",
        "A&#59; B",
        "A ! B",
        "A # B",
    )
    found = ledger("\n".join(line(qui=name, montant=str(n)) for n, name in enumerate(names, 1)))
    owed = balance(program, export_bytes(found, Contribution, "hledger"), "Dettes")
    told = contributions(found, TODAY).by_person
    assert len(told) == len(names)
    assert sorted(-total for total in owed.values()) == sorted(row.amount for row in told)
