"""What one member alone is shown: all that concerns them, whatever the wiki publishes, and no other's figures."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from coopwiki.core.audience import Audience
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.people.own_space_page import own_spaces
from coopwiki.subjects.people.own_spaces_report import own_spaces_of
from coopwiki.subjects.reports import REPORTS
from ledgers import SHEETS, TODAY, budget, ledger, line

ANA, PAUL, CAMILLE = "Ana Martin", "Paul Roy", "Camille"
CIRCLE = "{{Cercle|nom=Technique|raison d'être=Tenir|membres=Ana Martin}}"


def spaces(amounts: str = "members", **pages: str) -> dict[str, dict[str, Any]]:
    """The documents of Ana, Paul and somebody without a profile, on a wiki that everybody reads."""
    found = ledger(SHEETS | {"Fonds": budget(), "Technique": CIRCLE} | pages)
    settings = Settings(amounts_by_person=amounts)
    context = context_of(found, TODAY, settings, Audience.EVERYONE)
    made, failed = make(REPORTS, context)
    assert failed == ()
    published = [page for one in made for page in one.pages]
    asked = own_spaces_of(found, TODAY, (ANA, PAUL, CAMILLE))
    return {name: json.loads(document) for name, document in own_spaces(context, asked, published)}


def test_on_an_open_wiki_that_publishes_no_amounts_a_member_is_shown_their_own() -> None:
    carnet = line(date="2026-06-02", quoi="Rangement", durée="2h", taux="21") + line(qui=PAUL, montant="77")
    for amounts in ("members", "nobody"):
        found = spaces(amounts, Carnet=carnet)
        assert "42,00\u00a0€" in found[ANA]["text"]
        assert "comptée" in found[ANA]["text"]
        assert "77,00" not in json.dumps(found[ANA], ensure_ascii=False)


def test_what_awaits_is_there_whoever_reads_the_wiki() -> None:
    asked = "{{Proposition|titre=Une|qui=Paul Roy|date=2026-06-01|question=Q ?|cercles=Technique}}"
    found = spaces(Une=asked)
    assert "{{Noter|Avis|Une|donner un avis|qui=Ana Martin}}" in found[ANA]["text"]
    assert "donner un avis" not in found[PAUL]["text"]
    assert [row.partition(" : ")[0] for row in found[ANA]["todo"]] == ["* Avis demandé"]
    assert found[ANA]["summary"].startswith("'''Ana Martin''' : ")
    assert found[PAUL]["todo"] == []


def test_lines_are_given_as_csv_and_no_other_persons() -> None:
    carnet = line(date="2026-06-02", quoi="=SUM(A1)", montant="10") + line(qui=PAUL, montant="77")
    (row,) = csv.DictReader(io.StringIO(spaces(Carnet=carnet)[ANA]["csv"]))
    assert (row["who"], row["amount"], row["what"]) == (ANA, "10.00", "'=SUM(A1)")


def test_last_months_lines_can_be_written_again_as_they_were_typed_without_their_slip() -> None:
    carnet = line(date="2026-05-12", quoi="Sauvegardes", durée="1h30", taux="20", bon="B-1") + line(date="2026-06-01")
    assert spaces(Carnet=carnet)[ANA]["again"] == [
        {
            "day": "2026-05-12",
            "fields": {"quoi": "Sauvegardes", "cercle": "Technique", "durée": "1 h 30", "taux": "20,00 €/h"},
        }
    ]


def test_a_line_of_each_of_three_months_is_proposed_until_it_is_there() -> None:
    months = "".join(line(date=f"2026-0{n}-04", quoi="Lettre", montant="30") for n in (3, 4, 5))
    proposed = spaces(Carnet=months)[ANA]["text"]
    assert "{{Noter|Contribution|Carnet|l’écrire de nouveau|qui=Ana Martin|quoi=Lettre|" in proposed
    for other in (months + line(date="2026-06-05", quoi="lettre", montant="30"), months.replace("2026-04", "2026-02")):
        assert "l’écrire de nouveau" not in spaces(Carnet=other)[ANA]["text"]


def test_a_slip_names_each_of_its_lines_and_the_text_to_paste_is_complete() -> None:
    carnet = "".join(line(date=f"2026-06-{n:02}", quoi=f"Chose {n} " + "x" * 80, montant="1") for n in range(1, 10))
    found = spaces(Carnet=carnet)[ANA]
    (slip,) = found["slips"]
    assert (slip["year"], slip["budget"], len(slip["lines"])) == (2026, "Technique", 9)
    assert {(row["page"], row["line"]) for row in slip["lines"]} == {("Carnet", 1)}
    for n in range(1, 10):
        assert f"Chose {n} {'x' * 80} : 1,00 €" in found["text"]
    assert "Total : 9,00 €" in found["text"]


def test_where_somebody_is_named_is_listed_page_by_page() -> None:
    found = spaces("everyone", Carnet=line(date="2026-06-02", montant="10"))
    assert {"Carnet", "Technique"} <= set(found[ANA]["members"])
    assert "Tableau de bord/Personnes/Ana Martin" in found[ANA]["robots"]
    assert not any("Paul" in title for title in found[ANA]["robots"])
    assert found[PAUL]["members"] == ["Utilisateur:Paul"]


def test_somebody_without_a_profile_is_shown_their_lines_and_nothing_where_there_is_none() -> None:
    found = spaces()
    assert (found[CAMILLE]["text"], found[CAMILLE]["slips"], found[CAMILLE]["again"]) == ("", [], [])
    assert "12,00\u00a0€" in spaces(Carnet=line(qui=CAMILLE, montant="12"))[CAMILLE]["text"]
