"""What two records say differently."""

from __future__ import annotations

import pytest

from closings import wrongly_closed
from coopwiki.core.names import loose
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.dashboard import contradictions_report
from coopwiki.subjects.dashboard.contradictions_report import contradictions
from coopwiki.subjects.sentences import sentences
from ledgers import SHEETS, TODAY, budget, codes, examples, ledger, line

EVERY_KIND = (
    budget() * 2 + "{{Virement|date=2026-02-01|de=Technique|vers=Nulle part|montant=5}}"
    + "{{Clôture|année=2026|budget=Tech|date=2026-03-01}}" * 2 + line()
    + "{{Règle|nom=taux horaire maximum|valeur=30|à partir du=2020-01-01}}"
    + "{{Règle|nom=taux horaire maximum|valeur=40|à partir du=2020-01-01}}"
    + "{{Élection|rôle=R|cercle=Tech|date=2026-01-01|élu=Ana Martin}}"
    + "{{Décision|date=2026-01-01|où=Tech|titre=A|méthode=veto|remplace=A}}"
    + "{{Proposition|titre=P|qui=Ana Martin|date=2026-01-01|question=x|état=refusée}}"
    + "{{Proposition|titre=P|qui=Ana Martin|date=2026-01-01|question=x|état=adoptée}}"
    + "{{Profil|nom=Lou}}{{Profil|nom=Lou}}"
    + line(bon="B-1") + line(bon="b-1", qui="Paul Roy")
    + "{{Mandat|instance=cogérance|qui=Ana Martin|début=2026-01-01}}" * 2
    + "{{Exercice|année=2025|capital=5}}" * 2 + "{{Article|titre=A|indicateur=capital = 6}}"
    + "{{Financement|financeur=Région|nature=public|année=2026}}" * 2
    + "{{Appel à projets|titre=A|financeur=Ville|échéance=2026-01-01|état=obtenu}}"
    + "{{Réunion|date=2026-07-06|cercle=Technique|heure=9 h}}" * 2
    + "{{Contrat|qui=Ana Martin|type=CDI|début=2026-01-01}}{{Effectif|date=2026-02-01|CDI=2}}"
    + "{{Marque|nom=M|membres=Paul Roy}}{{Profil|nom=Marc|marques=M}}"
    + "{{Commun|nom=C|porté par=Le Port}}{{Partenaire|nom=Le Port|jusqu'au=2020-01-01}}"
    + "{{Annonce écartée|lien=https://example.org/a}}"
    + "{{Appel à projets|titre=A|financeur=F|échéance=2027-01-01|lien=https://example.org/a}}"
    + "{{Barème|nom=B|à partir du=2020-01-01|mode=par tranche}}{{Tranche|taux=5}}" * 2
    + "{{Décision|date=2026-03-12|où=Technique|titre=Neuve|méthode=consentement|proposition=Q|remplace=Vieille}}"
    + "{{Décision|date=2026-04-12|où=Technique|titre=Vieille|méthode=consentement}}"
    + "{{Proposition|titre=Q|qui=Ana Martin|date=2026-02-01|question=x|état=adoptée|qui décide=assemblée}}"
    + "{{Avis|qui=Ana Martin|position=objection}}"
    + "{{Cercle|nom=Rond|raison d'être=x|cercle parent=Rond}}"
)  # fmt: skip


def test_every_kind_of_contradiction_is_listed_under_its_name() -> None:
    found = contradictions(ledger(SHEETS | {"Carnet": EVERY_KIND}), TODAY)
    kinds = {sentence.contradiction for sentence in sentences()} - {""}
    others = (wrongly_closed(), ledger(SHEETS | examples()))
    closed = {kind.name for other in others for kind in contradictions(other, TODAY).kinds}
    assert [kind.name for kind in found.kinds] == sorted({kind.name for kind in found.kinds}, key=loose)
    assert {kind.name for kind in found.kinds} | closed == kinds
    assert found.count == sum(len(kind.issues) for kind in found.kinds)


def test_a_line_that_names_an_unknown_budget_contradicts_nothing() -> None:
    assert contradictions(ledger(SHEETS | {"Carnet": line(budget="Zut")}), TODAY).kinds == ()


PAID = line(bon="B-1", montant="5", réglé_le="2026-04-02")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (line(bon="B-1", montant="6", réglé_le="2026-04-02"), []),
        (line(bon="B-1", montant="6"), []),
        (line(bon="B-2", montant="6", réglé_le="2026-04-03"), []),
        (line(bon="b-1", montant="6", réglé_le="2026-04-03"), ["slip_paid_twice"]),
        (line(bon="B-1", qui="Paul Roy", réglé_le="2026-04-02"), ["slip_of_two_people"]),
        (line(bon="B-1", qui="Paul Roy", réglé_le="2026-04-03"), ["slip_of_two_people", "slip_paid_twice"]),
    ],
)  # fmt: skip
def test_the_lines_of_one_slip_agree_about_whose_it_is_and_when_it_was_paid(other: str, told: list[str]) -> None:
    assert [code for code in codes(SHEETS | {"Carnet": PAID + other}) if "slip" in code] == told


def test_what_slips_say_twice_is_told_with_both_days_and_the_place() -> None:
    found = ledger(SHEETS | {"Carnet": PAID + line(bon="B-1", réglé_le="2026-04-03")})
    (issue,) = found.issues
    assert issue.fault.message.replace("\u00a0", " ") == (
        "Ce bon est réglé le 3 avril 2026 d’après cette ligne, le 2 avril 2026 d’après une autre, « Carnet », ligne 1 :"
        " n’en garder qu’une, la bonne."
    )


def test_the_page_is_there_while_there_is_a_contradiction() -> None:
    def shown(text: str) -> list[str]:
        made, failed = make(
            [contradictions_report.REPORT],
            context_of(ledger(SHEETS | {"Carnet": text}), TODAY, Settings()),
        )
        assert failed == ()
        return [p.content for one in made for p in one.pages if isinstance(p, RobotPage)]

    assert shown(line()) == []
    (page,) = shown(EVERY_KIND)
    assert "== Budgets alloués deux fois ==" in page
    assert "[[Special:PermanentLink/5#ligne-1|Carnet]], ligne 1" in page
    assert "créer ce budget avec la fiche « Budget ». · {{Corriger|Carnet|3|5|corriger}}" in page.replace("\u00a0", " ")


def test_a_role_and_a_seat_that_two_people_hold_are_contradictions() -> None:
    text = "".join(
        f"{{{{Rôle|nom=R|cercle=Tech|titulaire={who}}}}}"
        f"{{{{Mandat|instance=cogérance|qui={who}|début=2026-01-01|représente=Tech}}}}"
        for who in ("Ana Martin", "Paul Roy")
    )
    (kind,) = contradictions(ledger(SHEETS | {"Carnet": text}), TODAY).kinds
    assert kind.name == "Rôles et mandats tenus deux fois"
    assert [issue.code for issue in kind.issues] == ["seat_taken_twice", "role_two_holders"]
