"""Headcount and deadlines against a plain recount, day by day, of random cooperatives."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from coopwiki.core.limits import months_after
from coopwiki.subjects.contracts.deadlines_report import Deadlines, deadlines
from coopwiki.subjects.contracts.headcount_report import headcount
from ledgers import codes, ledger

TODAY = date(2026, 6, 30)
NAMES = ("Ana Martin", "Paul Roy", "Zoé Petit", "Inès Bon", "Luc Noir")
RULES = "".join(
    f"{{{{Règle|nom={name}|valeur={value}|à partir du=2016-01-01|source=Code social}}}}"
    for name, value in (
        ("durée maximale d'un CAPE", "12 mois"), ("renouvellements d'un CAPE", "2"),
        ("durée totale en CAPE", "36 mois"),
        ("délai d'association", "36 mois"), ("contact CAPE", "2 mois"), ("entretiens CESA", "2"),
        ("entrées par mois", "1"),
        ("seuil du conseil de surveillance", "1"), ("associés au plus", "100"),
    )
)  # fmt: skip
ORDER = ("CDI", "CDD", "apprentissage", "CESA", "CAPE")
Stay = tuple[str, str, date, date | None]


def cooperative(seed: int) -> tuple[list[Stay], dict[str, str]]:
    """Contracts that may overlap, leave holes, or begin after today."""
    random = Random(seed)
    found: list[Stay] = []
    for who in NAMES:
        start = date(2021, 1, 1) + timedelta(days=random.randrange(1500))
        for _ in range(random.randrange(4)):
            end = start + timedelta(days=random.randrange(10, 500))
            found.append((who, random.choice(ORDER), start, end if random.random() < 0.8 else None))
            start = end + timedelta(days=random.randrange(-20, 200))
    text = "".join(
        f"{{{{Contrat|qui={who}|type={type_}|début={start}|fin={end or ''}}}}}" for who, type_, start, end in found
    )
    return found, {"Contrats": text, "Règles": RULES, "Profils": profiles()}


def profiles() -> str:
    return "".join(f"{{{{Profil|nom={name}}}}}" for name in NAMES)


def on(found: list[Stay], day: date) -> dict[str, str]:
    """Who is there on a day, under which type."""
    there: dict[str, str] = {}
    for who, type_, start, end in found:
        if start <= day and (end is None or day <= end):
            types = [type_, *([there[who]] if who in there else [])]
            there[who] = min(types, key=ORDER.index)
    return there


@pytest.mark.parametrize("seed", range(60))
def test_each_month_counts_each_person_once(seed: int) -> None:
    found, pages = cooperative(seed)
    data = headcount(ledger(pages, TODAY), TODAY)
    begun = [stay for stay in found if stay[2] <= TODAY]
    for month in data.months:
        year, number = map(int, month.month.split("-"))
        last = months_after(date(year, number, 1), 1) - timedelta(days=1)
        there = on(found, min(last, TODAY))
        assert month.total == len(there)
        assert {k: v for k, v in month.by_type.items() if v} == {
            k: list(there.values()).count(k) for k in set(there.values())
        }
        firsts = {who: min(s[2] for s in found if s[0] == who) for who in {s[0] for s in begun}}
        assert month.arrivals == sum(f"{day:%Y-%m}" == month.month for day in firsts.values())
        lasts = {who: max(s[3] or date.max for s in begun if s[0] == who) for who in firsts}
        gone = [day for day in lasts.values() if day < TODAY]
        assert month.departures == sum(f"{day:%Y-%m}" == month.month for day in gone)
    assert data.total == len(on(found, TODAY))
    assert bool(data.months) == bool(begun)


def of_kind(data: Deadlines, kind: str) -> dict[str, date]:
    return {one.who: one.due for one in data.deadlines if one.kind == kind}


@pytest.mark.parametrize("seed", range(60))
def test_each_deadline_of_a_person_falls_on_its_day(seed: int) -> None:
    found, pages = cooperative(seed)
    data = deadlines(ledger(pages, TODAY), TODAY)
    within = months_after(TODAY, 12)
    there = on(found, TODAY)
    limits, associations = {}, {}
    for who, type_ in there.items():
        own = [stay for stay in found if stay[0] == who]
        if type_ == "CAPE":
            first = min(stay[2] for stay in own if stay[1] == "CAPE")
            limits[who] = months_after(first, 36) - timedelta(days=1)
        if type_ == "CESA":
            start = min(stay[2] for stay in own if stay[1] == "CESA")
            days = {
                day
                for _, kind, begun, end in own
                if kind == "CAPE"
                for day in range(begun.toordinal(), (end or start).toordinal() + 1)
                if day < start.toordinal()
            }
            associations[who] = months_after(start, 36) - timedelta(days=len(days))
    assert of_kind(data, "cape_limit") == {w: d for w, d in limits.items() if d <= within}
    assert of_kind(data, "association") == {w: d for w, d in associations.items() if d <= within}
    assert set(of_kind(data, "contact")) == set(limits)


def told(text: str, rules: str = RULES) -> Deadlines:
    return deadlines(ledger({"A": text, "Règles": rules, "Profils": profiles()}, TODAY), TODAY)


def test_a_contact_counts_from_the_last_interview_and_in_calendar_months() -> None:
    cape = "{{Contrat|qui=Ana Martin|type=CAPE|début=2026-01-31|fin=2027-01-30}}"
    met = "{{Entretien|qui=Ana Martin|avec=Paul Roy|date=2026-04-30|nature=contact}}"
    assert of_kind(told(cape), "contact") == {"Ana Martin": date(2026, 3, 31)}
    (contact,) = (one for one in told(cape + met).deadlines if one.kind == "contact")
    assert (contact.due, contact.days, contact.state) == (TODAY, 0, "soon")
    assert (contact.rule, contact.source) == ("contact CAPE", "Code social")


def test_of_two_cape_of_one_day_the_later_one_ends_and_asks_for_contact() -> None:
    text = (
        "{{Contrat|qui=Ana Martin|type=CAPE|début=2025-08-01|fin=2026-07-31}}"
        "{{Contrat|qui=Ana Martin|type=CAPE|début=2026-06-20|fin=2027-06-19}}"
    )
    assert of_kind(told(text), "cape_end") == {"Ana Martin": date(2027, 6, 19)}
    assert of_kind(told(text), "contact") == {"Ana Martin": date(2026, 8, 20)}


def test_an_arrival_that_is_still_to_come_hides_no_contract() -> None:
    text = (
        "{{Contrat|qui=Ana Martin|type=CDI|début=2026-06-04}}"
        "{{Arrivée|qui=Ana Martin|date=2026-12-01|parrain=Paul Roy}}"
    )
    (month,) = headcount(ledger({"A": text, "Profils": profiles()}, TODAY), TODAY).months
    assert month.arrivals == 1


def test_a_long_contract_overlaps_each_one_within_it() -> None:
    text = "{{Contrat|qui=Ana Martin|type=CDI|début=2016-01-01}}" + "".join(
        f"{{{{Contrat|qui=Ana Martin|type=CDD|début={year}-01-01|fin={year}-12-31}}}}" for year in (2017, 2019)
    )
    found = codes({"A": text, "Règles": RULES, "Profils": profiles()})
    assert found.count("contracts_overlap") == 2


def test_a_missing_rule_makes_no_deadline_and_is_named() -> None:
    data = told("{{Contrat|qui=Ana Martin|type=CAPE|début=2026-01-31|fin=2027-01-30}}", "")
    assert [one.kind for one in data.deadlines] == ["cape_end"]
    assert "contact CAPE" in data.missing_rules


def test_two_associates_without_a_board_are_told_that_day() -> None:
    two = "".join(f"{{{{Sociétariat|qui={who}|début=2020-01-01}}}}" for who in NAMES[:2])
    (board,) = (one for one in told(two).deadlines if one.kind == "board")
    assert (board.due, board.state) == (TODAY, "soon")
    seat = "{{Mandat|instance=conseil de surveillance|qui=Ana Martin|début=2026-01-01}}"
    assert of_kind(told(two + seat), "board") == {}


def test_a_count_tells_the_months_before_the_first_contract() -> None:
    text = (
        "{{Effectif|date=2026-02-28|CAPE=3|CESA=2}}"
        "{{Contrat|qui=Ana Martin|type=CDI|début=2026-05-04}}{{Contrat|qui=Paul Roy|type=CDI|début=2026-07-01}}"
    )
    data = headcount(ledger({"A": text}, TODAY), TODAY)
    assert [(m.month, m.total, m.source) for m in data.months] == [
        ("2026-02", 5, "count"),
        ("2026-03", 5, "count"),
        ("2026-04", 5, "count"),
        ("2026-05", 1, "contracts"),
        ("2026-06", 1, "contracts"),
    ]
    assert len(data.future) == 1


BAD = {
    "{{Contrat|type=CAPE|début=2026-01-01}}": "contract_of_nobody",
    "{{Contrat|qui=Ana Martin|type=CDI|début=2026-02-01|fin=2026-01-01}}": "contract_reversed",
    "{{Contrat|qui=Ana Martin|type=CAPE|début=2026-01-01|fin=2027-01-01}}": "cape_too_long",
    "{{Contrat|qui=Ana Martin|type=CAPE|début=2026-01-01|fin=2026-12-31|renouvellement=3}}": "cape_renewed_too_often",
    "{{Contrat|qui=Ana Martin|type=CAPE|début=2026-01-01|fin=2026-12-31|renouvellement=1}}": "renewal_without_first",
    "{{Contrat|qui=Ana Martin|type=CDI|début=2026-01-01}}{{Contrat|qui=Ana Martin|type=CDD|début=2026-02-01}}": (
        "contracts_overlap"
    ),
    "{{Entretien|qui=Ana Martin|avec=Ana Martin|date=2026-01-01|nature=bilan}}": "interview_with_oneself",
    "{{Arrivée|qui=Ana Martin|date=2026-01-01}}": "arrival_alone",
}


@pytest.mark.parametrize("text", BAD)
def test_what_does_not_hold_together_is_told(text: str) -> None:
    assert BAD[text] in codes({"A": text, "Règles": RULES, "Profils": profiles()})


def test_four_years_in_cape_are_told_once_past_the_rule() -> None:
    text = "".join(
        f"{{{{Contrat|qui=Ana Martin|type=CAPE|début={2020 + n}-01-01|fin={2020 + n}-12-31|renouvellement={n}}}}}"
        for n in range(4)
    )
    found = codes({"A": text, "Règles": RULES, "Profils": profiles()})
    assert found.count("cape_total_too_long") == 1
