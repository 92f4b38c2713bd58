"""Years, growth, shares and reports due are those of a plain recount."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from coopwiki.exchange.as_json import plain_value
from coopwiki.subjects.contracts.deadlines_report import deadlines
from coopwiki.subjects.explained import EXPLAINED, explain
from coopwiki.subjects.finances.finances_report import finances
from finance_sheets import RULE, funding, report, year
from ledgers import TODAY, ledger

NATURES = {"public": "public", "fondation": "foundation", "privé": "private", "coopératif": "cooperative"}

Figures = dict[int, tuple[int | None, int | None, int | None]]

Given = tuple[str, int, int | None, str, date | None, date | None]


def cooperative(seed: int) -> tuple[Figures, list[Given], str]:
    """Years with blanks and holes, fundings of every nature and state, some unknown, some for years to come."""
    random = Random(seed)

    def cents(low: int, high: int) -> int | None:
        return random.randrange(low, high) if random.random() < 0.75 else None

    years = {y: (cents(0, 10**8), cents(-(10**7), 10**7), cents(0, 10**7)) for y in range(2016, 2028)}
    figures = {y: own for y, own in years.items() if random.random() < 0.8}
    given: list[Given] = []
    for _ in range(random.randrange(14)):
        day = date(random.randrange(2025, 2028), random.randrange(1, 13), 5) if random.random() < 0.6 else None
        done = date(2026, random.randrange(1, 13), 9) if random.random() < 0.3 else None
        state = random.choice(("demandé", "accordé", "versé", "refusé", ""))
        given.append((random.choice(list(NATURES)), random.randrange(2018, 2028), cents(1, 10**6), state, day, done))
    return figures, given, written(figures, given)


def written(figures: Figures, given: list[Given]) -> str:
    rows = [
        year(année=str(y), **{"chiffre d'affaires": typed(a), "résultat": typed(b), "capital": typed(c)})
        for y, (a, b, c) in figures.items()
    ]
    rows += [
        funding(
            financeur=f"Financeur {n}", nature=nature, année=str(y), montant=typed(amount), état=state,
            **{"bilan attendu le": str(due or ""), "bilan rendu le": str(done or "")},
        )
        for n, (nature, y, amount, state, due, done) in enumerate(given)
    ]  # fmt: skip
    return "".join(rows)


def typed(cents: int | None) -> str:
    return "" if cents is None else f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02} €"


def euros(cents: int | None) -> str | None:
    return None if cents is None else f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def tenth(ratio: Fraction) -> str:
    """Per cent to one decimal, by whole numbers alone."""
    doubled = abs(ratio) * 2000 + 1
    whole = doubled.numerator // doubled.denominator // 2
    return f"{'-' if ratio < 0 and whole else ''}{whole // 10}.{whole % 10}"


@pytest.mark.parametrize("seed", range(40))
def test_years_growth_and_shares_are_those_of_a_plain_recount(seed: int) -> None:
    figures, given, text = cooperative(seed)
    data = plain_value(report(text))
    counted = [one for one in given if one[3] in ("accordé", "versé", "") and one[1] <= 2026]
    years = sorted({y for y in figures if y <= 2026} | {one[1] for one in counted})
    assert [row["year"] for row in data["years"]] == years
    for row in data["years"]:
        turnover, result, capital = figures.get(row["year"], (None, None, None))
        before = figures.get(row["year"] - 1, (None, None, None))[0]
        growth = tenth(Fraction(turnover, before) - 1) if turnover is not None and before else None
        assert (row["turnover"], row["result"], row["capital"]) == tuple(map(euros, (turnover, result, capital)))
        assert row["turnover_growth"] == growth
        own = [(nature, amount) for nature, y, amount, *_ in counted if y == row["year"]]
        sums = {english: sum(a or 0 for n, a in own if n == french) for french, english in NATURES.items()}
        assert row["funding"] == {k: euros(v) for k, v in sums.items()} | {"unknown": [a for _, a in own].count(None)}
        whole = sum(sums.values())
        assert row["public_share"] == (tenth(Fraction(sums["public"], whole)) if whole else None)
        assert row["ceiling"] == (None if row["year"] < 2017 else "50")
        assert row["above_ceiling"] == (row["year"] >= 2017 and 2 * sums["public"] > whole)
        assert row["outside_only"] == (bool(own) and "coopératif" not in [n for n, _ in own])


@pytest.mark.parametrize("seed", range(40))
def test_reports_due_are_those_granted_and_not_given_and_deadlines_say_the_same(seed: int) -> None:
    _, given, text = cooperative(seed)
    awaited = sorted(
        (due, f"Financeur {n}")
        for n, (_, y, _, state, due, done) in enumerate(given)
        if due and y <= 2026 and state in ("accordé", "versé", "") and (done is None or done > TODAY)
    )
    found = ledger(RULE + text)
    assert sorted((one.due, one.funder) for one in finances(found, TODAY).reports_due) == awaited
    told = [one for one in deadlines(found, TODAY).deadlines if one.kind == "funder_report"]
    soon = [(due, who) for due, who in awaited if due <= date(2027, 6, 30)]
    assert [(one.due, one.who, one.days) for one in told] == [(d, w, (d - TODAY).days) for d, w in soon]
    assert {one.state for one in told if one.due < TODAY} <= {"overdue"}


@pytest.mark.parametrize("seed", range(10))
def test_every_figure_adds_up_and_has_one_name(seed: int) -> None:
    found = ledger(RULE + cooperative(seed)[2])
    figures = list(EXPLAINED["finances"](found, TODAY))
    assert all(figure.explained("finances").adds_up for figure in figures)
    for figure in figures[seed :: len(figures) // 4]:
        assert explain(found, TODAY, "finances", figure.whole_path) == figure.explained("finances")
    shares = {row.year: row.public_share for row in finances(found, TODAY).years}
    told = {f.row: f.value for f in figures if f.name == "public_share"}
    assert told == {str(y): None if share is None else Decimal(share) for y, share in shares.items()}
