"""The directory: who said so and nobody else; groups of three or more."""

from __future__ import annotations

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.people import members_report as members
from ledgers import TODAY, ledger


def profile(name: str, **fields: str) -> str:
    return f"{{{{Profil|nom={name}" + "".join(f"|{k}={v}" for k, v in fields.items()) + "}}"


PEOPLE = (
    profile("Zoé Petit", publication="oui", secteur="Artisanat", activité="Céramiste '''libre'''",
            compétences="Tour ; Émail", contact="zoe@exemple.coop", référent="Paul Roy")
    + profile("Élise Roy", publication="Oui", secteur="artisanat", territoire="Lille")
    + profile("Ana Martin", secteur="ARTISANAT", territoire="Lille")
    + profile("Paul Roy", publication="non", secteur="Numérique", territoire="Roubaix")
    + profile("Luc Noir", publication="peut-être", secteur="Numérique")
)  # fmt: skip


def test_only_those_who_said_so_are_in_the_directory_in_order_of_name() -> None:
    found = members.members(ledger(PEOPLE), TODAY)
    assert [entry.name for entry in found.directory] == ["Élise Roy", "Zoé Petit"]
    assert found.left_out == 1


def test_groups_count_everybody_and_name_none_of_fewer_than_three() -> None:
    found = members.members(ledger(PEOPLE), TODAY)
    assert found.by_sector == (members.Group("Artisanat", 3),)
    assert found.by_territory == ()


def test_the_page_shows_what_customers_look_for_and_no_address() -> None:
    (made,), _ = make([members.REPORT], context_of(ledger(PEOPLE), TODAY, Settings()))
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    assert page.title == "Tableau de bord/Annuaire"
    for shown in ("Céramiste libre", "Tour, Émail", "| 3", "2\u00a0personnes figurent"):
        assert shown in page.content
    for hidden in ("exemple.coop", "Ana Martin", "Paul Roy", "Roubaix", "Numérique"):
        assert hidden not in page.content


def shown(text: str, readers: Audience = Audience.EVERYONE) -> str:
    (made,), _ = make([members.REPORT], context_of(ledger(text), TODAY, Settings(), readers))
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    return page.content.replace("\u00a0", " ")


def test_people_are_found_by_skill_sector_and_place_each_once_however_it_is_typed() -> None:
    page = shown(
        profile("Zoé Petit", publication="oui", compétences="Tour ; TOUR ; Émail", territoire="Lille")
        + profile("Ana Martin", publication="oui", compétences="tour", territoire="lille", secteur="Artisanat")
    )
    ana, zoe = "[[:Carnet|Ana Martin]]", "[[:Carnet|Zoé Petit]]"
    assert f"== Par compétence ==\n* Émail (1) : {zoe}\n* tour (2) : {ana}, {zoe}\n" in page
    assert f"== Par secteur ==\n* Artisanat (1) : {ana}\n" in page
    assert f"== Par lieu ==\n* lille (2) : {ana}, {zoe}\n" in page


def test_a_picture_is_one_of_this_wiki_and_no_link_and_members_alone_see_how_to_reach_somebody() -> None:
    person = profile("Zoé Petit", publication="oui", photo="Fichier:Zoé.jpg", contact="06 00")
    assert "[[File:Zoé.jpg|60px|link=|alt=]]" in shown(person)
    assert "06 00" not in shown(person)
    assert "06 00" in shown(person, Audience.MEMBERS)
    assert "File:" not in shown(person.replace("Zoé.jpg", "Zoé.jpg{{!}}link=http://x.org"))


def test_without_anybody_the_page_says_how_to_be_in_it() -> None:
    (made,), _ = make([members.REPORT], context_of(ledger({}), TODAY, Settings()))
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    assert "publication : oui" in page.content
