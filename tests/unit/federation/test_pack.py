"""`coopwiki pack`: its JSON, its schema, what its registers keep at home, what was told before."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coopwiki.core.ledger import Ledger
from coopwiki.federation.pack_json import as_json, parsed, schema, settled
from coopwiki.subjects.packs import RULES, STEPS, Pack, pack, shareable
from ledgers import SHEETS, call, ledger, line
from said import Coopwiki

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 6, 30)
MARCH = "\n".join(line(qui=who, durée="1h", taux="20") for who in ("Ana Martin", "Paul Roy", "Zoé Petit"))
ACTIONS = "\n".join(
    call("Action", {"quoi": "Relire", "cercle": "Technique", "besoin": need})
    for need in ("Une paire d’yeux", "Une heure avec Paul", "demander à zoé petit")
)
GIVEN = {
    **SHEETS,
    "Cahier": MARCH,
    "Suivi": ACTIONS,
    "Journal d’Ana": call("Action", {"quoi": "Trier", "cercle": "Technique", "besoin": "Une étagère"}),
    "Formations": call("Formation", {"titre": "Animer", "qui": "Paul Roy", "seuil": "3", "lieu": "Salle du bas"}),
    "Règles": call("Règle", {"nom": "taux horaire maximum", "valeur": "30 €/h", "à partir du": "2024-01-01"}),
    "Un wiki ouvert": call(
        "Proposition",
        {"titre": "Un wiki ouvert", "qui": "Ana Martin", "date": "2026-02-01", "question": "?", "état": "adoptée"},
    ),
}


def given(pages: dict[str, str] | None = None, on: date = TODAY) -> Pack:
    return pack(ledger(pages or GIVEN, on), on)


def fits(value: Any, rule: dict[str, Any], where: str = "") -> list[str]:
    """What of a JSON value does not fit the part of JSON schema that ours is written in."""
    wrong = [where] if "const" in rule and value != rule["const"] else []
    wrong += [where] if "enum" in rule and value not in rule["enum"] else []
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    named = rule.get("type", list(kinds))
    allowed = tuple(kinds[name] for name in ([named] if isinstance(named, str) else named))
    wrong += [where] if not isinstance(value, allowed) else []
    if isinstance(value, str) and "pattern" in rule and not re.search(rule["pattern"], value):
        wrong.append(where)
    if isinstance(value, int) and value < rule.get("minimum", value):
        wrong.append(where)
    if isinstance(value, list):
        wrong += [w for n, item in enumerate(value) for w in fits(item, rule.get("items", {}), f"{where}/{n}")]
    if isinstance(value, dict):
        more, known = rule.get("additionalProperties", {}), rule.get("properties", {})
        wrong += [f"{where}/{name}" for name in rule.get("required", ()) if name not in value]
        wrong += [f"{where}/{name}" for name in value if more is False and name not in known]
        for name, each in value.items():
            wrong += fits(each, known.get(name, more or {}), f"{where}/{name}")
    return wrong


def test_a_pack_fits_its_schema() -> None:
    assert fits(json.loads(as_json(given())), dict(schema())) == []


@pytest.mark.parametrize(
    "change", [{"year": "2025"}, {"figures": [{}]}, {"version": 2}, {"months": ["mars"]}, {"x": 1}]
)
def test_the_schema_refuses_what_is_no_pack(change: dict[str, Any]) -> None:
    assert fits(json.loads(as_json(given())) | change, dict(schema()))


def test_a_pack_is_read_back_as_it_was_written() -> None:
    assert parsed(as_json(given())) == given()


def test_the_same_ledger_gives_the_same_bytes() -> None:
    pages = dict(reversed(GIVEN.items()))
    assert as_json(given(pages)) == as_json(given())


def register(name: str, pages: dict[str, str] | None = None) -> tuple[list[str], int]:
    (one,) = (one for one in given(pages).registers if one.name == name)
    return [item.title for item in one.items], one.named


def test_a_need_that_names_somebody_stays_at_home_and_is_counted() -> None:
    assert register("needs") == (["Une étagère", "Une paire d’yeux"], 2)


def test_an_entry_leads_to_no_page_that_names_somebody_nor_to_an_account() -> None:
    own = {"Utilisateur:Zed": call("Action", {"quoi": "Trier", "cercle": "Technique", "besoin": "Un carton"})}
    (needs,) = (one for one in given(GIVEN | own).registers if one.name == "needs")
    assert {item.title: item.page for item in needs.items} == {
        "Un carton": "", "Une étagère": "", "Une paire d’yeux": "Suivi",
    }  # fmt: skip


def test_a_training_is_told_without_who_gives_it_and_who_wants_it() -> None:
    (one,) = (one for one in given().registers if one.name == "trainings")
    assert [(item.title, item.details) for item in one.items] == [("Animer", (("lieu", "Salle du bas"),))]


def test_rules_and_precedents_are_told_with_their_page() -> None:
    assert register("rules") == (["taux horaire maximum"], 0)
    assert register("precedents") == (["Un wiki ouvert"], 0)


def test_a_common_is_told_without_who_carries_it_and_one_that_names_somebody_stays_at_home() -> None:
    cargo = {"nom": "Le vélo-cargo", "description": "Deux vélos à partager", "porté par": "Paul Roy", "licence": "CC0"}
    named = call("Commun", {"nom": "L’atelier de Paul", "description": "Des outils"})
    sheets = "\n".join((call("Commun", cargo), call("Commun", cargo | {"licence": "MIT"}), named))
    (one,) = (one for one in given(GIVEN | {"Communs": sheets}).registers if one.name == "commons")
    (item,) = one.items
    assert (item.title, item.page, one.named) == ("Le vélo-cargo", "Communs", 1)
    assert item.details == (("description", "Deux vélos à partager"), ("licence", "CC0"))


def test_the_scale_in_force_is_told_and_one_that_is_to_be_corrected_is_not() -> None:
    scale = {"nom": "Contribution", "à partir du": "2026-01-01", "mode": "par tranche", "plafond annuel": "12 000 €"}
    brackets = "{{Tranche|jusqu'à=10 000 €|taux=10 %}}\n{{Tranche|taux=2,5 %}}"
    older = f"{call('Barème', scale | {'à partir du': '2025-01-01'})}\n{{{{Tranche|taux=4 %}}}}"
    broken = call("Barème", scale | {"nom": "Sans tranche"})
    sheets = f"{older}\n{call('Barème', scale)}\n{brackets}\n{broken}"
    (one,) = (one for one in given(GIVEN | {"Barèmes": sheets}).registers if one.name == "scales")
    (item,) = one.items
    assert (item.title, item.page) == ("Contribution", "Barèmes")
    told = {name: value.replace("\u00a0", " ") for name, value in item.details}
    assert told == {
        "depuis": "2026-01-01", "mode": "par tranche", "plafond annuel": "12 000,00 €",
        "tranches": "10 % jusqu’à 10 000,00 €, 2,5 % au-delà",
    }  # fmt: skip


def test_no_name_of_anybody_is_in_the_whole_text() -> None:
    text = as_json(given())
    assert [name for name in ("Ana", "Martin", "Paul", "Zoé", "Petit", "zoé") if re.search(rf"\b{name}\b", text)] == []


def test_what_is_kept_nowhere_is_told_as_such() -> None:
    reasons = {one.measure: one.withheld for one in given().figures}
    assert reasons["headcount"] == reasons["budgets"] == reasons["decisions"] == "nothing"


def test_a_line_noted_late_does_not_change_what_was_told() -> None:
    late = GIVEN | {"Retard": line(qui="Ana Martin", durée="3h", taux="20")}
    before, after = given(), given(late, date(2026, 7, 31))
    kept = settled(after, before)
    hours = {one.period: one.value for one in kept.figures if one.measure == "hours"}
    assert hours["2026-03"] == "3.00"
    assert {one.period: one.value for one in after.figures if one.measure == "hours"}["2026-03"] == "6.00"
    assert hours.keys() == set(after.months)


def test_what_was_withheld_stays_withheld() -> None:
    few = given({"Cahier": line(qui="Ana Martin", durée="1h")})
    kept = settled(given(), few)
    assert [one for one in kept.figures if one.period == "2026-03" and one.value is not None] == []


def test_only_what_is_agreed_to_is_left() -> None:
    some = given().only(["hours", "needs"])
    assert {one.measure for one in some.figures} == {one.name for one in some.measures} == {"hours"}
    assert [one.name for one in some.registers] == ["needs"]


def test_the_command_prints_a_pack_and_keeps_to_an_earlier_one(
    coopwiki: Coopwiki, folder: Path, tmp_path: Path
) -> None:
    first = coopwiki("pack", "--folder", folder, "--on", "2026-06-30", "--only", "hours", "--only", "rules")
    assert fits(first.data, dict(schema())) == []
    assert [one["name"] for one in first.data["registers"]] == ["rules"]
    (tmp_path / "avant.json").write_text(first.out, encoding="utf-8")
    again = coopwiki(
        "pack", "--folder", folder, "--on", "2026-06-30", "--told", tmp_path / "avant.json", "--only", "hours"
    )
    assert again.data["figures"] == first.data["figures"]


def test_words_that_are_no_figure_and_files_that_are_no_pack_are_told(coopwiki: Coopwiki, folder: Path) -> None:
    wrong = coopwiki("pack", "--folder", folder, "--only", "heures")
    assert (wrong.status, "« heures »" in wrong.err) == (2, True)
    bad = folder / "Technique.wikitext"
    no_pack = coopwiki("pack", "--folder", folder, "--told", bad)
    assert (no_pack.status, "n’est pas un paquet" in no_pack.err) == (3, True)
    assert coopwiki("pack", "--folder", folder, "--told", folder / "absent.json").status == 3


def test_the_pages_of_the_pack_name_every_figure_register_and_rule() -> None:
    figures = (ROOT / "docs/pack-figures.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^\| `([a-z_]+)`", figures, re.MULTILINE)) == shareable()
    text = (ROOT / "docs/pack.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([a-z_]+)`", text))
    assert {name for name, _ in RULES} <= told
    assert ", ".join(map(str, STEPS)) in text


def test_a_measure_has_words_for_members_and_a_definition() -> None:
    for measure in given().measures:
        assert measure.definition.endswith(".")
        assert measure.label[0].isupper()


def test_a_ledger_without_a_page_gives_a_pack_all_the_same() -> None:
    empty = pack(Ledger(), TODAY)
    assert {one.withheld for one in empty.figures} == {"nothing"}
    assert fits(json.loads(as_json(replace(empty, on=TODAY))), dict(schema())) == []


def test_no_two_figures_or_registers_have_one_name() -> None:
    assert len(set(shareable())) == len(shareable())
