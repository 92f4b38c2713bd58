"""A person's page begins with what awaits them; nobody but members reads it."""

from __future__ import annotations

from datetime import date, timedelta

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.people.personal_report import REPORT
from ledgers import SHEETS, TODAY, budget, ledger, line

ASKED = "{{Proposition|titre=%s|qui=%s|date=2026-06-01|question=Q ?|cercles=%s}}"
CIRCLE = "{{Cercle|nom=Atelier|raison d'être=Réparer|membres=Ana Martin}}"


def page(readers: Audience = Audience.MEMBERS, setting: str = "members", **pages: str) -> str:
    """Ana's page; her profile and one line are there."""
    own = {"Fonds": budget(), "Carnet": line(date="2026-06-02", quoi="Rangement"), "Atelier": CIRCLE}
    settings = Settings(amounts_by_person="everyone" if setting == "everyone" else "members")
    (made,), failed = make([REPORT], context_of(ledger(SHEETS | own | pages), TODAY, settings, readers))
    assert failed == ()
    return next(p.content for p in made.pages if isinstance(p, RobotPage) and p.title.endswith("/Ana Martin"))


def section(text: str, heading: str) -> str:
    return text.partition(f"== {heading} ==\n")[2].partition("\n== ")[0]


def soon() -> date:
    return TODAY + timedelta(days=20)


def test_an_opinion_is_asked_of_the_members_of_a_circle_it_concerns() -> None:
    text = page(Une=ASKED % ("Une", "Paul Roy", "Atelier"), Deux=ASKED % ("Deux", "Paul Roy", "Technique"))
    awaited = section(text, "Ce qui attend")
    assert "{{Noter|Avis|Une|donner un avis|qui=Ana Martin}}" in awaited
    assert "Deux" not in awaited


def test_a_proposal_for_everybody_asks_everybody() -> None:
    assert "[[:Une|Une]]" in section(page(Une=ASKED % ("Une", "Paul Roy", "")), "Ce qui attend")


def test_ones_own_proposal_and_one_that_has_ones_opinion_ask_nothing() -> None:
    said = "{{Avis|qui=Ana Martin|position=consentement|date=2026-06-02}}"
    text = page(Une=ASKED % ("Une", "Ana Martin", "Atelier"), Deux=ASKED % ("Deux", "Paul Roy", "Atelier") + said)
    assert section(text, "Ce qui attend") == ""


def test_a_line_that_cannot_be_read_is_named_with_where_to_correct_it() -> None:
    text = page(Autre="\n" + line(date="2026-06-03", quoi="Tri", durée="1h75"))
    awaited = section(text, "Ce qui attend").replace("\u00a0", " ")
    assert "[[:Autre#ligne-2|ligne 2]], Tri : « 1h75 » : les minutes vont de 00 à 59" in awaited
    assert "{{Corriger|Autre|1|" in awaited


def test_the_last_lines_say_whether_they_count_the_newest_first() -> None:
    last = section(page(Autre=line(date="2026-06-03", quoi="Tri", durée="1h75")), "Les dernières lignes")
    assert last.index("| Tri\n| '''à corriger'''") < last.index("| Rangement\n| comptée")


def test_roles_that_end_and_actions_to_do_are_there_until_done() -> None:
    given = (
        f"{{{{Rôle|cercle=Atelier|nom=Clés|titulaire=Ana Martin|début=2025-01-01|fin={soon()}}}}}\n"
        "{{Action|quoi=Ranger|cercle=Atelier|qui=Ana Martin}}\n"
        "{{Action|quoi=Peindre|cercle=Atelier|qui=Ana Martin|état=fait}}"
    )
    awaited = section(page(Feuille=given), "Ce qui attend")
    assert "Clés" in awaited
    assert "Ranger" in awaited
    assert "Peindre" not in awaited


def test_ones_circles_are_named() -> None:
    assert "[[:Atelier|Atelier]]" in section(page(), "Cercles")


def test_where_everyone_reads_amounts_nothing_of_it_is_told() -> None:
    text = page(Audience.EVERYONE, "everyone", Une=ASKED % ("Une", "Paul Roy", "Atelier"))
    assert not any(section(text, heading) for heading in ("Ce qui attend", "Les dernières lignes", "Cercles"))
    assert "Rangement" in text
