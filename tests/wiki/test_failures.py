"""What goes wrong around the robots: one French sentence, the exit status of docs/commands.md, nothing written."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mediawiki import MediaWiki
from mediawiki_api import Client
from mediawiki_server import free_port
from wiki.changes import moment
from wiki.operating import TODAY, Loaded, Operator, Said, as_program

FINE, WRONG, REFUSED = 0, 2, 3


@pytest.fixture(scope="module")
def shared(cooperative: Operator) -> Operator:
    """The small cooperative, on which nothing succeeds: a page has changed since the last run."""
    with Client(cooperative.wiki.api) as member:
        member.edit("Journal d'Ana", "Vidé.")
    return cooperative


@pytest.fixture
def operator(shared: Operator) -> Operator:
    """Their operator, the usual configuration in place."""
    shared.configure()
    return shared


@pytest.fixture
def reader(shared: Operator) -> Iterator[Client]:
    with Client(shared.wiki.api) as client:
        yield client


def sentence(said: Said, status: int) -> str:
    """The one line that a command said, as it failed with this status."""
    assert said.status == status, said
    assert said.err.count("\n") == 1, said.err
    assert "Traceback" not in said.err
    return said.err


def test_a_wrong_password_is_said_without_showing_it(operator: Operator) -> None:
    wrong = "0123456789abcdef0123456789abcdef"
    said = operator.program("check", secrets={"COOPWIKI_PASSWORD": wrong})
    line = sentence(said, REFUSED)
    assert "refuse le mot de passe du robot « Robot@coopwiki »" in line
    assert wrong not in line


def test_a_missing_password_is_said(operator: Operator) -> None:
    said = operator.program("check", secrets={"COOPWIKI_PASSWORD": ""})
    assert "Il manque le mot de passe du robot" in sentence(said, REFUSED)


def test_the_robots_account_cannot_deploy(operator: Operator, reader: Client) -> None:
    robot = operator.wiki.accounts["Robot"]
    operator.configure(deploy_account=robot.bot_login)
    before = moment(reader)
    said = operator.program("deploy", secrets={"COOPWIKI_DEPLOY_PASSWORD": robot.bot_password})
    assert "Ce compte ne peut pas déployer" in sentence(said, REFUSED)
    assert moment(reader) == before


def test_nobody_in_particular_reads_and_does_not_write(operator: Operator, reader: Client) -> None:
    operator.configure(account="")
    before = moment(reader)
    assert operator.program("report", "budgets").status == FINE
    assert "Sans compte" in sentence(operator.program("run"), REFUSED)
    assert moment(reader) == before


def test_an_account_without_the_right_to_edit_is_said(operator: Operator, reader: Client) -> None:
    password = operator.wiki.bot_password("Camille", "lecture", ("basic",))
    operator.configure(account="Camille@lecture")
    before = moment(reader)
    said = operator.program("run", secrets={"COOPWIKI_PASSWORD": password})
    assert "n’a pas le droit « edit »" in sentence(said, REFUSED)
    assert moment(reader) == before


def test_a_wiki_that_does_not_answer_is_said(operator: Operator) -> None:
    operator.configure(api=f"http://127.0.0.1:{free_port()}/api.php")
    assert "Le wiki ne répond pas" in sentence(operator.program("run"), REFUSED)


def test_a_page_in_place_of_the_api_is_said(operator: Operator) -> None:
    operator.configure(api=f"{operator.wiki.url}/index.php/Special:BlankPage/api.php")
    assert "montre une page au lieu de répondre" in sentence(operator.program("run"), REFUSED)


def test_an_empty_wiki_has_dashboards_that_say_there_is_nothing_yet(
    mediawiki: MediaWiki,
) -> None:
    operator = Operator(mediawiki)
    operator.configure()
    with Client(mediawiki.api) as admin:
        admin.log_in_person(mediawiki.accounts["Admin"])
        admin.edit("Tableau de bord/Robots/Marche", "marche")
        said = operator.program("run")
        assert (said.status, said.out) == (FINE, "")
        front = admin.text("Tableau de bord")
        assert "Aucune contribution" in front
        assert "Aucun budget n’est encore écrit." in front
        assert "Rien à corriger" in admin.text("Tableau de bord/Fiches à corriger")
        before = moment(admin)
        assert operator("run").status == FINE
        assert moment(admin) == before


def test_without_a_rule_rates_are_not_checked(tmp_path: Path) -> None:
    line = "{{Contribution|date=2026-06-01|qui=A|cercle=B|quoi=C|durée=1h|taux=45}}"
    (tmp_path / "Journal.wikitext").write_text(line, encoding="utf-8")
    said = as_program("check", "--format", "json", "--folder", str(tmp_path), "--on", TODAY)
    assert "rate_above_rule" not in [issue["code"] for issue in said.data]
    ran = as_program("run", "--folder", str(tmp_path), "--out", str(tmp_path / "out"), "--on", TODAY)
    assert ran.status == FINE


@pytest.fixture(scope="module")
def export(loaded: Callable[[str], Loaded], wiki_version: str) -> bytes:
    """The small cooperative's wiki, dumped by MediaWiki itself."""
    wiki = loaded(wiki_version).wiki
    return wiki.maintenance("dumpBackup.php", "--current", "--quiet").encode()


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("wiki.xml", lambda xml: xml[: len(xml) // 2]),
        ("wiki.xml", lambda xml: xml.replace(b"</title>", b"</titre>", 3)),
        ("wiki.xml", lambda _: b"<html><body>Pas de wiki ici</body></html>"),
        ("wiki.xml", lambda _: b""),
        ("wiki.xml.gz", lambda xml: gzip.compress(xml)[:-20]),
        ("wiki.xml.bz2", lambda xml: bz2.compress(xml)[:-20]),
    ],
    ids=["truncated", "malformed", "html", "empty", "gz truncated", "bz2 truncated"],
)
def test_a_damaged_dump_is_said_and_nothing_is_written(
    tmp_path: Path, export: bytes, name: str, damage: Callable[[bytes], bytes]
) -> None:
    dump, out = tmp_path / name, tmp_path / "out"
    dump.write_bytes(damage(export))
    said = as_program("run", "--dump", str(dump), "--out", str(out), "--on", TODAY)
    assert name in sentence(said, REFUSED)
    assert said.out == ""
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("budget",), "Commande mal écrite"),
        (("run", "bilans"), "n’est pas un rapport"),
        (("check", "--on", "demain"), "demain"),
        (("check", "--config", "nulle-part.toml"), "ne se lit pas"),
        (("export", "facture", "--folder", "."), "n’est pas une fiche"),
    ],
)
def test_wrong_words_are_said(words: tuple[str, ...], said: str) -> None:
    assert said in sentence(as_program(*words), WRONG)


def test_a_folder_or_a_dump_that_is_not_there_is_said(tmp_path: Path) -> None:
    for option in ("--folder", "--dump"):
        said = as_program("check", option, str(tmp_path / "rien.xml"))
        assert "rien.xml" in sentence(said, REFUSED)
