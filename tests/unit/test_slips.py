"""The accounting application's slips beside the wiki's lines: what belongs together, and lists of all sorts."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.exchange.slip_list import Columns, SlipList, UnreadableList, read_slips
from coopwiki.reports.contributions import counted_lines
from coopwiki.reports.slip_sums import run_of
from coopwiki.reports.slips import DIFFERS, KINDS, Match, Slip, matches
from ledgers import SHEETS, TODAY, ledger, line
from said import Coopwiki, in_folder

COLUMNS = Columns("N° de bon", "Date", "Bénéficiaire", "Montant TTC", paid="Payé le")
HEAD = "N° de bon;Date;Bénéficiaire;Montant TTC;Payé le\n"
WORDS = (
    "--number-column", "n° de bon", "--date-column", "Date", "--person-column", "bénéficiaire",
    "--amount-column", "Montant TTC", "--paid-column", "Payé le",
)  # fmt: skip


def slip(
    number: str, amount: str, day: str = "2026-04-01", person: str = "Ana Martin", paid: str = ""
) -> Slip:
    return Slip(
        number,
        date.fromisoformat(day),
        person,
        Decimal(amount),
        paid=date.fromisoformat(paid) if paid else None,
    )


def matched(lines: str, *slips: Slip) -> list[Match]:
    return list(matches(ledger(SHEETS | {"Carnet": lines}), TODAY, slips))


def told(lines: str, *slips: Slip) -> list[tuple[str, int, list[str], str]]:
    """Kind, how many lines, which slips, what to write."""
    found = matched(lines, *slips)
    return [(m.kind, len(m.lines), [s.number for s in m.slips], m.to_write) for m in found]


def work(amount: str, day: str = "2026-03-12", **fields: str) -> str:
    return line(montant=amount, date=day, quoi=f"{day} {amount}", **fields) + "\n"


# What belongs together


def test_a_line_of_the_very_amount_is_proposed() -> None:
    assert told(work("45"), slip("B-1", "45.00")) == [("exact", 1, ["B-1"], "|bon=B-1")]


def test_a_line_that_names_its_slip_has_nothing_to_write() -> None:
    assert told(work("45", bon="b-1"), slip("B-1", "45.00")) == [("exact", 1, ["B-1"], "")]


def test_the_day_of_payment_is_proposed_where_it_lacks() -> None:
    paid = slip("B-1", "45.00", paid="2026-04-05")
    assert told(work("45", bon="B-1"), paid)[0][3] == "|réglé le=2026-04-05"
    assert told(work("45"), paid)[0][3] == "|bon=B-1|réglé le=2026-04-05"
    assert told(work("45", bon="B-1", réglé_le="2026-04-05"), paid)[0][3] == ""


@pytest.mark.parametrize(
    ("noted", "paid", "told"),
    [
        ("2026-04-05", "2026-04-05", ""),
        ("", "2026-04-05", ""),
        ("2026-04-05", "2026-04-06",
         "Réglé le 5 avril 2026 sur le wiki, payé le 6 avril 2026 d’après la liste."),
        ("2026-04-05", "", "Réglé le 5 avril 2026 sur le wiki, pas payé d’après la liste."),
    ],
)  # fmt: skip
def test_payments_that_disagree_are_told(noted: str, paid: str, told: str) -> None:
    other = slip("B-9", "1.00", paid="2026-04-09")
    found, _ = matched(
        work("45", bon="B-1", réglé_le=noted), slip("B-1", "45.00", paid=paid), other
    )
    assert found.payment.replace("\u00a0", " ") == told


def test_a_list_that_says_nothing_of_payments_disagrees_with_none() -> None:
    (found,) = matched(work("45", bon="B-1", réglé_le="2026-04-05"), slip("B-1", "45.00"))
    assert found.payment == ""


def test_several_lines_make_one_slip() -> None:
    lines = work("10", "2026-02-02") + work("20", "2026-03-02") + work("30", "2026-03-20")
    assert told(lines, slip("B-1", "50.00")) == [
        ("groupé", 2, ["B-1"], "|bon=B-1"), ("ligne sans bon", 1, [], ""),
    ]  # fmt: skip


def test_one_line_is_paid_by_several_slips() -> None:
    first, second = slip("B-1", "25.00"), slip("B-2", "20.00", "2026-05-01")
    assert told(work("45"), first, second) == [("réparti", 1, ["B-1", "B-2"], "|bon=B-1, B-2")]
    assert told(work("45", bon="B-1, B-2"), first, second) == [("réparti", 1, ["B-1", "B-2"], "")]


def test_several_lines_that_name_one_slip_are_grouped() -> None:
    lines = work("10", bon="B-1") + work("20", bon="B-1")
    assert told(lines, slip("B-1", "30.00")) == [("groupé", 2, ["B-1"], "")]


def test_a_slip_with_another_amount_is_told() -> None:
    (found,) = matched(work("45", bon="B-1"), slip("B-1", "44.99"))
    assert (found.kind, str(found.difference)) == (DIFFERS, "-0.01")


def test_nothing_is_found_for_what_has_no_other_side() -> None:
    assert told(work("45") + work("12", bon="B-9"), slip("B-1", "7.00")) == [
        ("bon absent de la liste", 1, [], ""), ("ligne sans bon", 1, [], ""), ("bon sans ligne", 0, ["B-1"], ""),
    ]  # fmt: skip


def test_a_line_is_not_taken_for_an_earlier_slip_nor_for_somebody_else_s() -> None:
    lines = work("45", "2026-05-01")
    assert told(lines, slip("B-1", "45.00"))[0][0] == "ligne sans bon"
    assert told(lines, slip("B-1", "45.00", "2026-06-01", "Paul Roy"))[0][0] == "ligne sans bon"


def test_people_go_by_any_of_their_names() -> None:
    assert told(work("45"), slip("B-1", "45.00", person="Anou"))[0][0] == "exact"


AMOUNTS = st.integers(1, 6).map(lambda euros: Decimal(euros * 10).quantize(Decimal("0.01")))
DAYS = st.integers(0, 120).map(lambda days: date(2026, 1, 1) + timedelta(days))
NUMBERS = st.sampled_from(["B-1", "B-2", "B-3", "B-4"])
LINES = st.lists(
    st.tuples(AMOUNTS, DAYS, st.sampled_from(["", "", "B-1", "B-2", "B-2, B-3"])), max_size=8
)
SLIPS = st.lists(
    st.builds(Slip, NUMBERS, DAYS, st.sampled_from(["Ana Martin", "Anou", "Paul Roy"]), AMOUNTS),
    max_size=8,
)


@given(LINES, SLIPS)
def test_each_line_and_each_slip_is_in_one_match(
    lines: list[tuple[Decimal, date, str]], slips: list[Slip]
) -> None:
    text = "".join(work(str(amount), str(day), bon=bon) for amount, day, bon in lines)
    read = ledger(SHEETS | {"Carnet": text})
    found = matches(read, TODAY, slips)
    assert Counter(id(li) for m in found for li in m.lines) == Counter(
        map(id, counted_lines(read, TODAY))
    )
    assert Counter(id(s) for m in found for s in m.slips) == Counter(map(id, slips))
    for match in found:
        assert match.kind in KINDS
        assert (match.difference == 0) == (match.kind in KINDS[2:5])


@given(st.lists(st.integers(-3, 9).map(Decimal), max_size=12), st.integers(-3, 30).map(Decimal))
def test_a_run_is_found_where_there_is_one(amounts: list[Decimal], wanted: Decimal) -> None:
    runs = [amounts[i:j] for j in range(len(amounts), 1, -1) for i in range(j - 2, -1, -1)]
    expected = next((run for run in runs if sum(run) == wanted), [])
    assert run_of(amounts, wanted, lambda amount: amount) == expected


# Lists of all sorts


def read(rows: str, head: str = HEAD, columns: Columns = COLUMNS) -> SlipList:
    return read_slips((head + rows).encode(), columns)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_any_encoding_and_separator_is_read(encoding: str, delimiter: str) -> None:
    text = (HEAD + "B-1;1er avril 2026;Zoé;1 234,50 €;\n").replace(";", delimiter)
    (found,) = read_slips(text.encode(encoding), COLUMNS).slips
    assert (found.number, found.day, found.person) == ("B-1", date(2026, 4, 1), "Zoé")
    assert found.amount == Decimal("1234.50")


def test_commas_separate_where_amounts_have_points() -> None:
    (found,) = read('B-1,2026-04-01,"Martin, Ana",12.50,\n', HEAD.replace(";", ",")).slips
    assert (found.person, found.amount) == ("Martin, Ana", Decimal("12.50"))


def test_a_missing_column_is_named_with_those_there_are() -> None:
    with pytest.raises(
        UnreadableList,
        match="Il manque dans la liste : « Montant TTC », « Payé le » ; ses colonnes sont : « N° de bon »",
    ):
        read("", "N° de bon;Date;Bénéficiaire\n")
    with pytest.raises(UnreadableList, match="aucune"):
        read("", "")


def test_a_list_without_a_slip_and_a_column_there_twice_are_told() -> None:
    with pytest.raises(UnreadableList, match="aucun bon"):
        read("\n")
    with pytest.raises(UnreadableList, match="Plusieurs colonnes s’appellent « Date »"):
        read("", HEAD.replace("\n", ";date\n"))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("B-1;2026-04-31;Ana;5;", "Ligne 2 : "),
        ("B-1;2026-04-01;Ana;douze;", "« douze »"),
        ("B-1;2026-04-01;Ana;1.234,50;", "1 234,50"),
        ("B-1;2026-04-01;Ana;;", "il manque une date ou un montant"),
        (";2026-04-01;Ana;5;", "il manque le numéro du bon"),
        ("B-1;2026-04-01;;5;", "il manque la personne"),
        ("B-1;2026-04-01;Ana", "3 cases"),
        ("B-1;2026-04-01;Ana;5;bientôt", "« bientôt »"),
    ],
)
def test_a_row_that_can_t_be_read_is_told_and_the_others_are_read(row: str, said: str) -> None:
    found = read(f"{row}\nB-2;2026-04-01;Ana;5;\n")
    assert [one.number for one in found.slips] == ["B-2"]
    (problem,) = found.problems
    assert said in problem.replace("\u00a0", " ")
    assert problem.endswith(".")


def test_the_same_row_twice_counts_once_and_is_told() -> None:
    found = read("B-1;2026-04-01;Ana;5;\nB-1;2026-04-01;Ana;5;\n")
    assert len(found.slips) == 1
    assert found.problems == ("Ligne 3 : la même que la ligne 2, comptée une fois.",)


def test_one_number_with_two_amounts_is_told_and_both_count() -> None:
    found = read("B-1;2026-04-01;Ana;5;\nB-1;2026-04-01;Ana;6;\n")
    assert [str(one.amount) for one in found.slips] == ["5.00", "6.00"]
    assert found.problems == (
        "Ligne 2 : le bon « B-1 » est sur plusieurs lignes différentes, toutes comptées.",
    )


def test_a_quote_that_is_never_closed_loses_nothing_silently() -> None:
    with pytest.raises(UnreadableList, match="un guillemet y est ouvert"):
        read('B-1;2026-04-01;"Ana;5;\nB-2;2026-04-01;Ana;5;\n')


def test_fifty_thousand_rows_are_all_matched() -> None:
    names = [f"Personne {n}" for n in range(40)]
    rows = "".join(f"B-{n};2026-04-01;{names[n % 40]};{n % 997},5;\n" for n in range(50_000))
    found = read(rows)
    text = "".join(work(f"{n % 991}", qui=names[n % 40]) for n in range(2_000))
    made = matches(ledger({"Carnet": text}), TODAY, found.slips)
    assert sum(len(match.slips) for match in made) == 50_000


# The command


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return in_folder(tmp_path / "pages", SHEETS | {"Carnet": work("45") + work("12", bon="B-9")})


def asked(coopwiki: Coopwiki, tmp_path: Path, wiki: Path, rows: str, *words: str) -> Any:
    file = tmp_path / "bons.csv"
    file.write_bytes((HEAD + rows).encode("utf-8-sig"))
    return coopwiki("slips", file, *WORDS, "--folder", wiki, "--on", "2026-06-30", *words)


ROWS = "B-1;01/04/2026;Anou;45,00;05/04/2026\n=B-2;01/04/2026;Paul Roy;7;\nB-3;jamais;Paul Roy;7;\n"


def test_the_text_says_what_to_write_and_what_is_alone(
    coopwiki: Coopwiki, tmp_path: Path, wiki: Path
) -> None:
    said = asked(coopwiki, tmp_path, wiki, ROWS)
    assert said.status == 0
    assert "à écrire : |bon=B-1|réglé le=2026-04-05" in said.out.replace("\u00a0", " ")
    for title in ("Bons sans ligne", "La ligne nomme un bon que la liste n’a pas", "Ligne 4"):
        assert title in said.out.replace("\u00a0", " ")
    assert said.err == "2 bons lus, 1 ligne de la liste à regarder.\n"


def test_the_csv_has_a_row_for_each_and_no_formula(
    coopwiki: Coopwiki, tmp_path: Path, wiki: Path
) -> None:
    said = asked(coopwiki, tmp_path, wiki, ROWS, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [(row["kind"], row["slip"], row["amount"], row["slip_amount"]) for row in rows] == [
        ("bon absent de la liste", "B-9", "12.00", ""),
        ("exact", "B-1", "45.00", "45.00"),
        ("bon sans ligne", "'=B-2", "", "7.00"),
    ]
    assert rows[1]["to_write"] == "|bon=B-1|réglé le=2026-04-05"
    assert "Ligne 4" in said.err


def test_json_has_both(coopwiki: Coopwiki, tmp_path: Path, wiki: Path) -> None:
    data = asked(coopwiki, tmp_path, wiki, ROWS, "--format", "json").data
    assert (len(data["matches"]), len(data["problems"])) == (3, 1)


def test_a_wrong_list_is_wrong_usage_and_an_absent_one_unreadable(
    coopwiki: Coopwiki, tmp_path: Path, wiki: Path
) -> None:
    wrong = coopwiki("slips", wiki / "Carnet.wikitext", *WORDS, "--folder", wiki)
    assert (wrong.status, "Il manque dans la liste" in wrong.err) == (2, True)
    absent = coopwiki("slips", tmp_path / "absent.csv", *WORDS, "--folder", wiki)
    assert (absent.status, "il n’existe pas" in absent.err) == (3, True)
