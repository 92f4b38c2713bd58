"""`coopwiki doctor` on a real wiki, with each fault produced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mediawiki_api import Client
from wiki.operating import Operator, Said, in_process
from wiki.proxy import Fault, Proxy, asks, changed, later, proxy

STOP = "Tableau de bord/Robots/Marche"


@pytest.fixture
def operator(cooperative: Operator) -> Operator:
    """One wiki for the module: each test puts right what it broke."""
    return cooperative


@pytest.fixture
def admin(operator: Operator) -> Iterator[Client]:
    with Client(operator.wiki.api) as person:
        yield person.log_in_person(operator.wiki.accounts["Admin"])


@pytest.fixture
def between(operator: Operator) -> Iterator[Proxy]:
    """A proxy that the operator has configured as the wiki."""
    with proxy(operator.wiki.api) as made:
        operator.configure(api=made.api)
        yield made
    operator.configure()


@dataclass(frozen=True, slots=True)
class Seen:
    """The lines of one subject: how it stands, what is said of it."""

    rating: str
    text: str


def seen(said: Said, subject: str) -> Seen:
    """What was said of a subject, remedies included."""
    parts = said.out.replace("\n            → ", " → ").splitlines()
    [line] = [line for line in parts if line[12:].startswith(f"{subject} : ")]
    return Seen(line[:12].strip(), line[12:])


def counted(said: Said, rating: str) -> int:
    return sum(line.startswith(f"{rating} ") for line in said.out.splitlines())


def test_a_wiki_in_order_has_nothing_wrong(operator: Operator) -> None:
    said = operator("doctor")
    assert (said.status, counted(said, "attention"), counted(said, "à corriger")) == (0, 0, 0)
    assert "tout va bien" in said.err
    assert operator.secrets["COOPWIKI_PASSWORD"] not in said.out + said.err


def test_a_wrong_password_is_wrong_and_the_machine_is_looked_at_all_the_same(
    operator: Operator,
) -> None:
    wrong = operator.secrets | {"COOPWIKI_PASSWORD": "0" * 32}
    said = in_process("doctor", "--config", str(operator.config), secrets=wrong)
    assert said.status == 3
    assert seen(said, "Compte").rating == "à corriger"
    assert "refuse le mot de passe" in seen(said, "Compte").text
    assert seen(said, "Fuseau horaire").rating == "bien"


def test_a_wiki_that_does_not_answer_is_named(operator: Operator) -> None:
    operator.configure(api="http://127.0.0.1:9/api.php")
    said = operator("doctor")
    operator.configure()
    assert (said.status, seen(said, "Connexion").rating) == (3, "à corriger")
    assert "ne répond pas" in seen(said, "Connexion").text


def test_no_account_reads_only(operator: Operator) -> None:
    operator.configure(account="", deploy_account="")
    said = operator("doctor")
    operator.configure()
    assert said.status == 1
    assert "seulement lu" in seen(said, "Compte").text


def test_a_blocked_account_is_wrong(operator: Operator, admin: Client) -> None:
    admin.call(action="block", user="Robot", token=admin.token(), reason="essai")
    said = operator("doctor")
    admin.call(action="unblock", user="Robot", token=admin.token())
    assert (said.status, "bloqué (essai)" in seen(said, "Compte").text) == (1, True)


def test_missing_rights_flag_and_limits_are_told(operator: Operator) -> None:
    secret = operator.wiki.bot_password("Camille", "maigre", ("basic",))
    operator.configure(account="Camille@maigre")
    said = in_process("doctor", "--config", str(operator.config), secrets={"COOPWIKI_PASSWORD": secret})
    operator.configure()
    assert said.status == 1
    assert "modifier les pages (edit)" in seen(said, "Droits").text
    assert seen(said, "Drapeau de robot").rating == "attention"
    assert seen(said, "Limites de l’API").rating == "attention"
    assert "pas de mot de passe ici" in seen(said, "Compte de déploiement").text


def test_too_many_rights_and_a_deployer_who_cannot_are_told(operator: Operator) -> None:
    grants = ("basic", "highvolume", "editpage", "createeditmovepage", "delete", "blockusers")
    secret = operator.wiki.bot_password("Admin", "gras", grants)
    operator.configure(account="Admin@gras", deploy_account="Admin@gras")
    both = {"COOPWIKI_PASSWORD": secret, "COOPWIKI_DEPLOY_PASSWORD": secret}
    said = in_process("doctor", "--config", str(operator.config), secrets=both)
    operator.configure()
    assert seen(said, "Droits de trop").rating == "attention"
    assert "block" in seen(said, "Droits de trop").text
    assert "delete" in seen(said, "Droits de trop").text
    assert "ne peut pas déployer" in seen(said, "Compte de déploiement").text


def test_changed_missing_and_older_templates_are_told(operator: Operator, admin: Client) -> None:
    text, data = admin.text("Modèle:Jauge"), admin.text("Module:CoopWiki/messages.json")
    admin.edit("Modèle:Jauge", "à moi")
    admin.call(action="delete", title="Module:CoopWiki/messages.json", token=admin.token())
    said = operator("doctor")
    assert said.status == 1
    assert "il manque Module:CoopWiki/messages.json" in seen(said, "Modèles").text
    assert "Modèle:Jauge" in seen(said, "Modèles modifiés").text
    admin.edit("Modèle:Jauge", text)
    admin.edit("Module:CoopWiki/messages.json", data)
    assert operator("doctor").status == 0


def test_a_stopped_and_a_missing_stop_page_are_told(operator: Operator, admin: Client) -> None:
    admin.edit(STOP, "stop")
    stopped = operator("doctor")
    assert (stopped.status, seen(stopped, "Page d’arrêt").rating) == (0, "attention")
    admin.call(action="delete", title=STOP, token=admin.token())
    missing = operator("doctor")
    assert (missing.status, seen(missing, "Page d’arrêt").rating) == (1, "à corriger")
    admin.edit(STOP, "marche")


def test_a_read_only_wiki_with_short_pages_is_told(operator: Operator) -> None:
    operator.wiki.configure("$wgReadOnly = 'sauvegarde'; $wgMaxArticleSize = 512;")
    operator.wiki.start()
    said = operator("doctor")
    operator.wiki.configure("")
    operator.wiki.start()
    assert (said.status, seen(said, "Connexion").rating) == (3, "à corriger")
    assert "lecture seule" in seen(said, "Connexion").text
    assert "lecture seule (sauvegarde)" in seen(said, "Écriture").text
    assert "512 Kio" in seen(said, "Longueur des pages").text


def test_who_reads_the_wiki_is_asked_and_decides_on_amounts_by_person(operator: Operator) -> None:
    operator.configure(amounts_by_person="members")
    public = operator("doctor")
    operator.wiki.configure("$wgGroupPermissions['*']['read'] = false;")
    operator.wiki.start()
    closed = operator("doctor")
    operator.wiki.configure("")
    operator.wiki.start()
    operator.configure()
    assert "ne sont pas publiés" in seen(public, "Montants par personne").text
    assert "seuls les membres" in seen(closed, "Montants par personne").text
    assert (public.status, closed.status) == (0, 0)


def test_an_old_wiki_without_scribunto_with_many_jobs_and_another_clock_is_told(
    operator: Operator, between: Proxy
) -> None:
    def alter(told: dict[str, Any]) -> None:
        query = told["query"]
        query["general"]["generator"] = "MediaWiki 1.35.14"
        query["statistics"]["jobs"] = 4321
        query["extensions"] = [one for one in query["extensions"] if one["name"] != "Scribunto"]
        later(timedelta(days=30))(told)

    between.faults = [Fault(changed(alter), asks("siprop", "statistics"))]
    said = operator("doctor")
    assert said.status == 1
    assert "trop ancien" in seen(said, "MediaWiki").text
    assert "Scribunto" in seen(said, "Extensions").text
    assert "4321" in seen(said, "Travaux en attente").text
    assert "retarde de 30 jours" in seen(said, "Horloge").text or "29 jours" in said.out


def test_this_machines_faults_are_told(operator: Operator, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    operator.configure(timezone="Europe/Pari", state_directory=str(tmp_path / "file"))
    operator.config.with_name("schedule.toml").write_text("[[job]]\n")
    said = operator("doctor")
    operator.config.with_name("schedule.toml").unlink()
    operator.configure()
    assert said.status == 3
    assert seen(said, "Fuseau horaire").rating == "à corriger"
    assert seen(said, "Dossier de travail").rating == "à corriger"
    assert seen(said, "Programme").rating == "à corriger"


def test_a_broken_cache_is_told_and_does_not_matter(operator: Operator) -> None:
    assert operator("run").status == 0
    [cache] = operator.wiki.directory.parent.glob("state/**/textes.sqlite")
    cache.write_bytes(b"no database" * 1000)
    assert seen(operator("doctor"), "Cache").rating == "attention"
    assert operator("run").status == 0
    assert seen(operator("doctor"), "Cache").rating == "bien"


def test_doctor_looks_at_a_wiki_only(tmp_path: Path) -> None:
    assert in_process("doctor", "--folder", str(tmp_path)).status == 2


def test_the_grants_that_are_printed_are_enough(operator: Operator) -> None:
    said = operator("grants")
    grants = said.out.split("--grants ")[1].split()[0]
    secret = operator.wiki.bot_password("Robot", "neuf", grants.split(","))
    operator.configure(account="Robot@neuf", deploy_account="")
    fresh = in_process("doctor", "--config", str(operator.config), secrets={"COOPWIKI_PASSWORD": secret})
    operator.configure()
    assert fresh.status == 0
    assert counted(fresh, "attention") == 0


def test_a_message_that_pauses_the_robots_is_named(operator: Operator, admin: Client) -> None:
    talk = "Discussion utilisateur:Robot"
    admin.edit(talk, "Attendez un peu.")
    said = operator("doctor")
    assert seen(said, "Pause").rating == "attention"
    assert talk in seen(said, "Pause").text
    admin.edit(talk, "marche")
    assert "tout va bien" in operator("doctor").err


def test_a_robot_that_its_own_page_stops_is_named(operator: Operator, admin: Client) -> None:
    own = f"{STOP}/Budgets"
    admin.edit(own, "non")
    assert "Budgets" in seen(operator("doctor"), "Robots").text
    admin.edit(own, "marche")
    assert "tout va bien" in operator("doctor").err
