"""`coopwiki import --save` on a real wiki: stopped half way, gone on with, corrected, taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from mediawiki_api import Client
from wiki.forms import EXTENSION
from wiki.operating import Operator, Said, in_process
from wiki.proxy import Fault, Proxy, after, an_edit, proxy, says

PEOPLE = ("Ana Martin", "Paul Roy", "Zoé Faure")
TITLES = [f"Importations/Contribution 2023/{who}" for who in PEOPLE]


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def between(cooperative: Operator) -> Iterator[Proxy]:
    """The wiki by way of a proxy, and an account for imports as `grants` says to make it."""
    wiki = cooperative.wiki
    wiki.member("Importation")
    with proxy(wiki.api) as made:
        cooperative.configure(api=made.api, import_account="Importation@coopwiki")
        yield made
    cooperative.configure()


@pytest.fixture(scope="module")
def secret(cooperative: Operator, between: Proxy) -> str:
    assert between.port, "the settings name the account"
    recipe = cooperative("grants").out.split("coopwiki import --save")[1]
    grants = recipe.split("--grants ")[1].split()[0].split(",")
    assert "highvolume" not in grants
    return cooperative.wiki.bot_password("Importation", "coopwiki", grants)


def sheet(folder: Path, amount: str = "30,10 €") -> Path:
    file = folder / "heures.csv"
    rows = (f"12/03/2023;{who};Technique;Travail;{amount}\n" for who in PEOPLE)
    file.write_text("Date;Qui;Cercle;Quoi;Montant\n" + "".join(rows) + "TOTAL;;;;90,30 €\n", encoding="utf-8")
    return file


def test_it_stops_half_way_goes_on_is_corrected_and_taken_back(
    cooperative: Operator, between: Proxy, secret: str, tmp_path: Path
) -> None:
    secrets = dict(cooperative.secrets) | {"COOPWIKI_IMPORT_PASSWORD": secret}

    def run(*words: str | Path) -> Said:
        told = (*map(str, words), "--on", "2026-06-30", "--config", str(cooperative.config))
        return in_process(*told, secrets=secrets)

    def asked() -> Decimal:
        report = json.loads(run("report", "contributions", "--format", "json").out)
        return Decimal(next((m["amount"] for m in report["by_month"] if m["month"] == "2023-03"), "0"))

    between.faults.append(Fault(says(403, "non"), after(an_edit, 2)))
    stopped = run("import", "contribution", sheet(tmp_path), "--save")
    assert (stopped.status, "2 pages écrites sur le wiki sur 3" in stopped.err) == (3, True), stopped.err
    between.faults.clear()
    assert asked() == Decimal("60.20")

    plan = json.loads(run("import", "contribution", sheet(tmp_path), "--format", "json").out)
    assert (plan["read"], sum(row["why"] == "known" for row in plan["set_aside"])) == (1, 2)
    rest = run("import", "contribution", sheet(tmp_path), "--save")
    assert (rest.status, "1 page écrite sur le wiki" in rest.err) == (0, True), rest.err
    assert asked() == Decimal("90.30")
    with Client(cooperative.wiki.api) as reader:
        found = reader.call(action="query", prop="revisions", titles="|".join(TITLES), rvprop="user|tags|flags|comment")
        pages = [page["revisions"][0] for page in found["query"]["pages"]]
        assert {(page["user"], page["minor"], *page["tags"]) for page in pages} == {
            ("Importation", False, "coopwiki-import")
        }
        assert all("heures.csv" in page["comment"] for page in pages)
        again = run("import", "contribution", sheet(tmp_path), "--save")
        assert "0 page écrite" in again.err, again.err

        run("import", "contribution", sheet(tmp_path, "31,10 €"), "--save")
        assert asked() == Decimal("93.30")
        text = reader.text(TITLES[0]).replace("Travail", "Travail relu")
        with Client(cooperative.wiki.api) as person:
            person.log_in_person(cooperative.wiki.accounts["Camille"]).edit(TITLES[0], text)
        undone = run("import", "--undo", "--save")
        assert (undone.status, TITLES[0] in undone.err) == (1, True), undone.err
        assert asked() == Decimal("91.30")
        assert "Travail relu" in reader.text(TITLES[0])


def test_doctor_looks_at_the_account_of_imports(cooperative: Operator, secret: str) -> None:
    words = ("doctor", "--config", str(cooperative.config))
    said = in_process(*words, secrets=dict(cooperative.secrets) | {"COOPWIKI_IMPORT_PASSWORD": secret})
    assert "Compte des importations : Importation peut importer." in said.out
    without = in_process(*words, secrets=cooperative.secrets)
    assert "Compte des importations : pas de mot de passe ici" in without.out
