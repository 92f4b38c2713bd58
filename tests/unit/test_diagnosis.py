"""What `coopwiki doctor` makes of what it is told, without a wiki."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coopwiki import __version__
from coopwiki.deployment import deploy as deploying
from coopwiki.deployment.shipped_page import ShippedPage
from coopwiki.diagnosis.finding import Finding, Rating, ok, printed, summed_up, warning, wrong
from coopwiki.diagnosis.installed import of_stop_page, of_templates
from coopwiki.diagnosis.machine import of_cache, of_directory, of_schedule, of_zone
from coopwiki.diagnosis.robot_account import of_account, of_deployer, of_importer
from coopwiki.diagnosis.site import of_address, of_amounts, of_clock, of_site
from coopwiki.shipped import shipped
from coopwiki.wiki.grants import DEPLOYER, ROBOT, command, missing
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Stored
from coopwiki.wiki.site_info import Facts

OK, WARNING, WRONG = Rating
RIGHTS = frozenset({"read", "edit", "createpage", "purge", "bot", "apihighlimits"})
HEALTHY = Facts(
    "CoopWiki", "MediaWiki 1.39.7", timedelta(seconds=2), frozenset({"Scribunto", "TemplateData"}),
    12, 2 * 1024 * 1024, "", "Robot", RIGHTS, frozenset({"bot"}), "", (90, 60),
)  # fmt: skip
REPORTS = ("contributions", "budgets", "issues", "overview")


def only(findings: Iterable[Finding], subject: str) -> Finding:
    [found] = [finding for finding in findings if finding.subject == subject]
    return found


def test_nothing_is_said_against_a_healthy_account_and_wiki() -> None:
    findings = [
        *of_account(HEALTHY),
        *of_site(HEALTHY),
        of_address("https://w.example/api.php", HEALTHY),
    ]
    assert {finding.rating for finding in findings} == {OK}
    assert not [finding for finding in findings if finding.remedy]


def test_a_finding_is_a_line_and_its_remedy_another() -> None:
    findings = [
        ok("Un", "va."),
        warning("Deux", "traîne.", "pousser."),
        wrong("Trois", "casse.", "coller."),
    ]
    assert printed(findings) == (
        "bien        Un : va.\n"
        "attention   Deux : traîne.\n            → pousser.\n"
        "à corriger  Trois : casse.\n            → coller."
    )
    assert summed_up(findings) == "3 points regardés : 1 à corriger, 1 à surveiller."
    assert summed_up(findings[:1] * 2) == "2 points regardés, tout va bien."


@pytest.mark.parametrize(
    ("facts", "subject", "rating", "said"),
    [
        (Facts(), "Compte", WRONG, "le wiki est seulement lu"),
        (replace(HEALTHY, blocked="essai"), "Compte", WRONG, "Robot est bloqué (essai)"),
        (replace(HEALTHY, rights=RIGHTS - {"createpage"}), "Droits", WRONG, "créer des pages (createpage)"),
        (replace(HEALTHY, rights=RIGHTS | {"delete", "block"}), "Droits de trop", WARNING, "block, delete"),
        (replace(HEALTHY, rights=RIGHTS - {"bot"}), "Drapeau de robot", WARNING, "il manque"),
        (replace(HEALTHY, rights=RIGHTS - {"apihighlimits"}), "Limites de l’API", WARNING, "500 pages"),
    ],
)  # fmt: skip
def test_each_fault_of_an_account_is_named_with_what_to_do(
    facts: Facts, subject: str, rating: Rating, said: str
) -> None:
    found = only(of_account(facts), subject)
    assert (found.rating, said in found.said, found.remedy != "") == (rating, True, True)


@pytest.mark.parametrize(
    ("facts", "subject", "rating", "said"),
    [
        (replace(HEALTHY, generator="MediaWiki 1.35.1"), "MediaWiki", WRONG, "trop ancien"),
        (replace(HEALTHY, generator="DokuWiki"), "MediaWiki", WRONG, "DokuWiki"),
        (replace(HEALTHY, generator="MediaWiki 1.47.0"), "MediaWiki", OK, "plus récent que 1.43"),
        (replace(HEALTHY, extensions=frozenset({"TemplateData"})), "Extensions", WRONG, "Scribunto"),
        (replace(HEALTHY, extensions=frozenset({"Scribunto"})), "Extensions", WARNING, "TemplateData"),
        (replace(HEALTHY, closed="sauvegarde"), "Écriture", WARNING, "lecture seule (sauvegarde)"),
        (replace(HEALTHY, longest=512 * 1024), "Longueur des pages", WARNING, "512 Kio"),
        (replace(HEALTHY, jobs=5000), "Travaux en attente", WARNING, "5000"),
    ],
)  # fmt: skip
def test_each_fault_of_a_wiki_is_named(facts: Facts, subject: str, rating: Rating, said: str) -> None:
    found = only(of_site(facts), subject)
    assert (found.rating, said in found.said) == (rating, True)


@pytest.mark.parametrize(
    ("ahead", "rating", "said"),
    [
        (timedelta(seconds=-5), OK, "5 s d’écart"),
        (timedelta(minutes=5), WARNING, "cette machine avance de 5 min"),
        (timedelta(minutes=-90), WRONG, "cette machine retarde de 90 min"),
        (timedelta(hours=-3), WRONG, "cette machine retarde de 3 h"),
        (timedelta(days=-400), WRONG, "cette machine retarde de 400 jours"),
    ],
)
def test_a_clock_that_differs_is_told_by_how_much(ahead: timedelta, rating: Rating, said: str) -> None:
    found = of_clock(ahead)
    assert (found.rating, said in found.said) == (rating, True)


@pytest.mark.parametrize(
    ("api", "rating"),
    [
        ("https://wiki.example/api.php", OK),
        ("http://127.0.0.1:8080/api.php", OK),
        ("http://localhost/api.php", OK),
        ("http://[::1]:80/api.php", OK),
        ("http://wiki.example/api.php", WARNING),
        ("http://127.0.0.1.example/api.php", WARNING),
    ],
)
def test_a_password_in_the_clear_is_a_warning_unless_it_stays_here(api: str, rating: Rating) -> None:
    assert of_address(api, HEALTHY).rating is rating


def test_members_only_on_a_public_wiki_means_not_published_and_is_said() -> None:
    assert "ne sont pas publiés" in of_amounts("members", public=True).said
    assert "tout le monde lit ce wiki" in of_amounts("everyone", public=True).said
    assert "seuls les membres" in of_amounts("everyone", public=False).said
    assert "pour personne" in of_amounts("nobody", public=True).said


def test_the_account_of_deployments_needs_its_own_rights() -> None:
    assert of_deployer(HEALTHY).rating is WRONG
    able = replace(HEALTHY, rights=RIGHTS | {"editinterface", "editsitecss"})
    assert of_deployer(able).rating is OK
    assert of_deployer(replace(able, rights=able.rights | {"delete"})).rating is WARNING
    assert of_deployer(replace(able, blocked="x")).rating is WRONG


def test_the_account_of_imports_writes_as_a_person_does() -> None:
    person = replace(HEALTHY, name="Importation", rights=RIGHTS - {"bot", "apihighlimits"})
    assert of_importer(person).rating is OK
    assert of_importer(HEALTHY).rating is WARNING
    assert of_importer(replace(person, rights=person.rights | {"delete"})).rating is WARNING
    assert of_importer(replace(person, rights=person.rights - {"createpage"})).rating is WRONG
    assert of_importer(replace(person, blocked="x")).rating is WRONG


def test_the_command_that_makes_a_bot_password_holds_no_secret() -> None:
    assert command(ROBOT, "Robot", "coopwiki") == (
        "php maintenance/createBotPassword.php --appid coopwiki"
        " --grants basic,highvolume,editpage,createeditmovepage Robot"
    )
    assert "editsiteconfig" in command(DEPLOYER, "Installateur", "coopwiki")


class Deployable(Memory):
    """A wiki that lets us deploy."""

    def rights(self) -> frozenset[str]:
        return frozenset({"edit", "createpage", "editinterface"})


SHIPPED = (ShippedPage("Modèle:Jauge", "un"), ShippedPage("Module:CoopWiki/jauge", "return {}"))


def installed(wiki: Deployable, shipped: tuple[ShippedPage, ...] = SHIPPED) -> list[Finding]:
    return list(of_templates(deploying.plan(wiki, shipped)))


def test_templates_are_told_by_their_version_and_what_became_of_them() -> None:
    wiki = Deployable()
    [missing] = installed(wiki)
    assert (missing.rating, missing.said) == (WRONG, "rien n’est déployé.")
    deploying.apply(wiki, deploying.plan(wiki, SHIPPED))
    assert [f.said for f in installed(wiki)] == [f"version {__version__}, à jour.", "aucun."]
    wiki.edit("Modèle:Jauge", "à moi")
    changed = only(installed(wiki), "Modèles modifiés")
    assert (changed.rating, "Modèle:Jauge" in changed.said) == (WARNING, True)
    newer = (*SHIPPED[:1], ShippedPage("Module:CoopWiki/jauge", "return { 1 }"))
    assert "à mettre à jour : Module:CoopWiki/jauge." in installed(wiki, newer)[0].said
    wiki.delete("Module:CoopWiki/jauge")
    gone = installed(wiki)[0]
    assert (gone.rating, "il manque Module:CoopWiki/jauge" in gone.said) == (WRONG, True)


def test_the_stop_page_is_told_as_it_stands() -> None:
    title = "Tableau de bord/Robots/Marche"
    assert of_stop_page(title, Stored(title, 1, "marche\n")).rating is OK
    missing = of_stop_page(title, None)
    assert (missing.rating, "n’existe pas" in missing.said) == (WRONG, True)
    stopped = of_stop_page(title, Stored(title, 1, "stop, a dit Camille\nparce que"))
    assert (stopped.rating, "« stop, a dit Camille »" in stopped.said) == (WARNING, True)


def test_a_time_zone_is_one() -> None:
    assert of_zone("Europe/Paris").rating is OK
    for wrong_name in ("Europe/Pari", "", "../../etc/passwd"):
        assert of_zone(wrong_name).rating is WRONG


def test_the_directory_is_made_and_tried(tmp_path: Path) -> None:
    [fine] = of_directory(tmp_path / "state" / "Robot")
    assert fine.rating is OK
    (tmp_path / "file").write_text("")
    [bad] = of_directory(tmp_path / "file" / "Robot")
    assert (bad.rating, "ne peut pas être écrit" in bad.said) == (WRONG, True)


def test_a_broken_cache_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "textes.sqlite"
    assert of_cache(path, "key").rating is OK
    path.write_bytes(b"no database" * 500)
    broken = of_cache(path, "key")
    assert (broken.rating, "supprimer" in broken.remedy) == (WARNING, True)


def test_the_schedule_that_we_ship_is_fine_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    assert of_schedule(path, REPORTS).rating is OK
    path.write_text(shipped("config").joinpath("schedule.toml").read_text(encoding="utf-8"))
    fine = of_schedule(path, REPORTS)
    assert (fine.rating, "chaque minute" in fine.said) == (OK, True)
    path.write_text('[[job]]\nname = "nuit"\nat = "25:00"\n')
    bad = of_schedule(path, REPORTS)
    assert (bad.rating, "25:00" in bad.said) == (WRONG, True)
    path.write_bytes(b"\xff")
    assert of_schedule(path, REPORTS).rating is WRONG


def test_the_right_to_purge_is_missed_only_where_the_wiki_lists_it() -> None:
    rights = {"read", "edit", "createpage"}
    assert missing(rights, "MediaWiki 1.39.17") == ("faire afficher les pages à neuf (purge)",)
    assert missing(rights, "MediaWiki 1.43.12") == ()
