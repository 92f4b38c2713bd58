"""Fiches à corriger opens the very record; the directory leads to people, with what each may see."""

from __future__ import annotations

from typing import Any

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.dashboard.issues_report import REPORT as ISSUES
from coopwiki.subjects.people.members_report import REPORT as MEMBERS
from coopwiki.subjects.report import ReportType
from ledgers import SHEETS, TODAY, ledger, line

PROFILE = (
    "{{Profil|nom=Zoé Petit|publication=oui|secteur=Artisanat|territoire=Lille|compétences=Tournage ; Vélo"
    "|contact=zoe@exemple.coop|photo=%s}}"
)


def page(report: ReportType[Any], readers: Audience, **pages: str) -> str:
    found = ledger(SHEETS | pages)
    (made,), failed = make([report], context_of(found, TODAY, Settings(), readers))
    assert failed == ()
    return next(one.content for one in made.pages if isinstance(one, RobotPage))


def test_a_line_to_correct_opens_the_form_on_that_very_record() -> None:
    text = page(ISSUES, Audience.MEMBERS, Carnet=line() + "\n" + line(qui="Paul Roy", durée="1h75") + "\n" + line())
    (row,) = (row for row in text.split("\n") if "1h75" in row)
    assert "{{Corriger|Carnet|2|" in row
    assert "[[:Carnet#ligne-2|ligne 2]], Paul Roy" in row


def test_whom_a_line_concerns_is_for_members() -> None:
    text = page(ISSUES, Audience.EVERYONE, Carnet=line(qui="Paul Roy", durée="1h75"))
    assert "{{Corriger|Carnet|1|" in text
    assert "Paul Roy" not in text


def test_the_directory_leads_to_profiles_and_lists_people_by_what_they_say() -> None:
    text = page(MEMBERS, Audience.EVERYONE, Équipe=PROFILE % "Zoé Petit.jpg")
    assert '! scope="row" | [[File:Zoé Petit.jpg|60px|link=|alt=]] [[:Équipe|Zoé Petit]]' in text
    for word in ("Tournage", "Vélo", "Artisanat", "Lille"):
        assert f"* {word} (1) : [[:Équipe|Zoé Petit]]" in text


def test_the_contact_is_for_members() -> None:
    for readers in (Audience.EVERYONE, Audience.MEMBERS):
        text = page(MEMBERS, readers, Équipe=PROFILE % "")
        assert ("exemple.coop" in text) is (readers is Audience.MEMBERS)


def test_what_is_no_name_of_a_picture_is_not_shown() -> None:
    for typed in ("x]] [[Catégorie:X", "../Accueil", "a.jpg{{!}}link=http://x.test", "photo.svg", "Fichier:"):
        assert "[[File:" not in page(MEMBERS, Audience.EVERYONE, Équipe=PROFILE % typed)
