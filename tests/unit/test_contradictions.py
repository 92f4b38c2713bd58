"""What two records say differently."""

from __future__ import annotations

from coopwiki.publishing.robot_page import RobotPage
from coopwiki.reporting import context_of, make
from coopwiki.reports import contradictions as contradictions_report
from coopwiki.reports.contradictions import KINDS, contradictions
from coopwiki.settings import Settings
from ledgers import SHEETS, TODAY, budget, ledger, line

EVERY_KIND = (
    budget() * 2 + "{{Virement|date=2026-02-01|de=Technique|vers=Nulle part|montant=5}}"
    + "{{Clôture|année=2026|budget=Tech|date=2026-03-01}}" * 2 + line()
    + "{{Règle|nom=taux horaire maximum|valeur=30|à partir du=2020-01-01}}"
    + "{{Règle|nom=taux horaire maximum|valeur=40|à partir du=2020-01-01}}"
    + "{{Décision|date=2026-01-01|où=Tech|titre=A|méthode=veto|remplace=A}}"
    + "{{Proposition|titre=P|qui=Ana Martin|date=2026-01-01|question=x|état=refusée}}"
    + "{{Proposition|titre=P|qui=Ana Martin|date=2026-01-01|question=x|état=adoptée}}"
    + "{{Profil|nom=Lou}}{{Profil|nom=Lou}}"
)  # fmt: skip


def test_every_kind_of_contradiction_is_listed_under_its_name() -> None:
    found = contradictions(ledger(SHEETS | {"Carnet": EVERY_KIND}), TODAY)
    assert [kind.name for kind in found.kinds] == [name for name, _ in KINDS]
    assert found.count == sum(len(kind.issues) for kind in found.kinds)


def test_a_line_that_names_an_unknown_budget_contradicts_nothing() -> None:
    assert contradictions(ledger(SHEETS | {"Carnet": line(budget="Zut")}), TODAY).kinds == ()


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
    assert "[[Special:PermanentLink/5|Carnet]], ligne 1" in page
