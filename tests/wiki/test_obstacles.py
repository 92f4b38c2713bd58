"""What stands between robots and a wiki: tokens, authorities, proxies, renamed accounts, a second factor."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coopwiki.wiki.account import Account
from coopwiki.wiki.live import connect
from coopwiki.wiki.port import Denied, Draft, Status, Unreachable, WikiError
from feed_server import shown_certificate
from mediawiki import MediaWiki
from mediawiki_api import ApiError, Client
from said import Said
from wiki.gateway import gateway
from wiki.operating import Operator
from wiki.proxy import proxy
from wiki.robots import IMPATIENT, account

TOKEN = "eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJSb2JvdCJ9.c2lnbmF0dXJlLWQtZXNzYWk"
OTHER, STRANGE = TOKEN.replace("essai", "autre").replace("ZXNzYWk", "YXV0cmU"), f"{TOKEN}-"
SETTINGS = f"""
$wgTestTokens = [ '{TOKEN}' => 'Robot', '{OTHER}' => 'Camille' ];
wfLoadExtension( 'OATHAuth' );
"""


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (Path(__file__).parent / "plugins" / "TestTokens",)


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    return SETTINGS


@pytest.fixture(scope="module")
def wiki_version() -> str:
    """The one in which the tables of the second factor are known to these tests."""
    return "1.43"


@pytest.fixture(scope="module")
def operator(cooperative: Operator) -> Operator:
    cooperative.wiki.maintenance("update.php", "--quick")
    return cooperative


@pytest.fixture(scope="module")
def mediawiki(operator: Operator) -> MediaWiki:
    return operator.wiki


@pytest.fixture
def configured(operator: Operator) -> Iterator[Operator]:
    yield operator
    operator.configure()


def with_token(operator: Operator, token: str, account: str = "Robot", **settings: str) -> Said:
    """A run under an account that has a token in place of a bot password."""
    operator.configure(account=account, **settings)
    return operator.program("run", secrets={"COOPWIKI_PASSWORD": token})


def saves(account: Account, directory: Path, title: str) -> Status:
    """Save a page under this account."""
    with closing(connect(account, directory, patience=IMPATIENT)) as live:
        return live.save(Draft(title, "un", "essai")).status


def test_an_access_token_stands_in_place_of_the_bot_password(configured: Operator, administrator: Client) -> None:
    page = "Journal d'Ana"
    administrator.edit(page, administrator.text(page).replace("20 min", "50 min"))
    said = with_token(configured, TOKEN)
    assert said.status == 0, said.err
    last = administrator.call(action="query", list="usercontribs", ucuser="Robot", uclimit=1)
    assert last["query"]["usercontribs"][0]["title"].startswith(("Tableau de bord", "Module:"))
    assert with_token(configured, TOKEN).err.count("\n") == 1


def test_a_token_that_is_not_known_is_told_with_the_setting_that_helps(configured: Operator) -> None:
    said = with_token(configured, STRANGE)
    assert said.status == 3
    assert "refuse le jeton OAuth" in said.err
    assert "« password_file »" in said.err
    assert STRANGE not in said.err


def test_a_token_of_another_account_says_which_name_to_write(configured: Operator) -> None:
    said = with_token(configured, OTHER)
    assert said.status == 3
    assert "nous prend pour « Camille » au lieu de « Robot »" in said.err
    assert "ligne « account »" in said.err


def test_a_web_server_that_keeps_the_token_to_itself_is_told(configured: Operator) -> None:
    with proxy(configured.wiki.api) as between:
        said = with_token(configured, TOKEN, api=between.api)
    assert said.status == 3
    assert "« CGIPassAuth On »" in said.err


def test_an_authority_of_ones_own_is_named_by_a_setting(configured: Operator, tmp_path: Path) -> None:
    with proxy(configured.wiki.api, shown_certificate(tmp_path)) as between:
        configured.configure(api=between.api)
        unknown = configured("run")
        assert unknown.status == 3
        assert "ligne « ca_file »" in unknown.err
        configured.configure(api=between.api, ca_file=str(tmp_path / "ca.pem"))
        known = configured("run")
    assert known.status == 0, known.err


def test_a_file_of_authorities_that_holds_none_is_told(configured: Operator, tmp_path: Path) -> None:
    (tmp_path / "vide.pem").write_text("rien", encoding="ascii")
    for name, why in (("vide.pem", "aucun certificat"), ("absent.pem", "il n’existe pas")):
        configured.configure(ca_file=str(tmp_path / name))
        said = configured("run")
        assert said.status == 3
        assert "« ca_file »" in said.err
        assert why in said.err


def test_a_proxy_carries_all_to_a_wiki_whether_it_is_encrypted_or_not(configured: Operator, tmp_path: Path) -> None:
    with gateway() as way, proxy(configured.wiki.api, shown_certificate(tmp_path)) as encrypted:
        configured.configure(proxy=way.address)
        plain = configured("run")
        assert plain.status == 0, plain.err
        assert set(way.asked) == {configured.wiki.api}
        way.asked.clear()
        configured.configure(api=encrypted.api, proxy=way.address, ca_file=str(tmp_path / "ca.pem"))
        tunnel = configured("run")
        assert tunnel.status == 0, tunnel.err
        assert set(way.asked) == {f"localhost:{encrypted.port}"}


def test_a_proxy_that_asks_who_we_are_is_told_and_answered_from_the_environment(
    configured: Operator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot = account(configured.wiki, "Robot")
    with gateway("bureau:sesame") as way, proxy(configured.wiki.api, shown_certificate(tmp_path)) as encrypted:
        for api in (configured.wiki.api, encrypted.api):
            asked = Account(api, "Robot", robot.bot_name, robot.password, "", "", str(tmp_path / "ca.pem"), way.address)
            with pytest.raises(Denied, match="HTTPS_PROXY"):
                connect(asked, tmp_path / "robot", patience=IMPATIENT)
        monkeypatch.setenv("HTTPS_PROXY", way.address.replace("://", "://bureau:sesame@"))
        monkeypatch.setenv("NO_PROXY", "")
        known = Account(encrypted.api, "Robot", robot.bot_name, robot.password, ca_file=str(tmp_path / "ca.pem"))
        assert saves(known, tmp_path / "robot", "Bac à sable/Proxy") is Status.SAVED


def test_a_proxy_that_is_away_is_told_with_its_setting(configured: Operator, tmp_path: Path) -> None:
    with gateway() as gone:
        address = gone.address
    robot = account(configured.wiki, "Robot")
    away = Account(robot.api, "Robot", robot.bot_name, robot.password, proxy=address)
    with pytest.raises(Unreachable, match="« proxy »"):
        connect(away, tmp_path, patience=IMPATIENT)


def test_a_second_factor_on_the_deploying_account_is_not_asked_of_its_bot_password(
    configured: Operator, administrator: Client
) -> None:
    installer = configured.wiki.accounts["Installateur"]
    number = administrator.call(action="query", list="users", ususers=installer.name)["query"]["users"][0]["userid"]
    key = json.dumps({"secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "scratch_tokens": []})
    with closing(sqlite3.connect(configured.wiki.file("data") / "wiki.sqlite")) as tables, tables:
        kind = tables.execute("INSERT INTO oathauth_types (oat_name) VALUES (CAST('totp' AS BLOB))").lastrowid
        row = (number, kind, key.encode())
        tables.execute("INSERT INTO oathauth_devices (oad_user, oad_type, oad_data) VALUES (?, ?, ?)", row)
    with Client(configured.wiki.api) as person, pytest.raises(ApiError, match="OATHAuth"):
        person.log_in_person(installer)
    administrator.edit("Modèle:Contribution", "", summary="effacé")
    said = configured("deploy", "--force")
    assert said.status == 0, said.err
    assert administrator.text("Modèle:Contribution")


def test_a_renamed_robot_is_told_and_works_again_under_its_new_name(
    configured: Operator,
) -> None:
    configured.wiki.maintenance("renameUser.php", "Robot", "Robot du wiki")
    said = configured("run")
    assert said.status == 3
    assert "renommé" in said.err
    robot = configured.wiki.accounts["Robot"]
    configured.configure(account=robot.bot_login.replace("Robot", "Robot du wiki"))
    again = configured("run")
    assert again.status == 0, again.err


@pytest.mark.parametrize(("secret", "helps"), [("a b c d", "OAuth 2.0"), ("sésame", "« Spécial:BotPasswords »")])
def test_other_secrets_without_the_name_of_a_bot_password_are_told(
    configured: Operator, secret: str, helps: str
) -> None:
    said = with_token(configured, secret)
    assert said.status == 3
    assert helps in said.err
    assert secret not in said.err


def test_a_token_and_a_password_before_the_wiki_do_not_go_together(configured: Operator) -> None:
    with pytest.raises(WikiError, match="« http_user »"):
        Account(configured.wiki.api, "Robot", password=TOKEN, http_user="Ana", http_password="sésame").check()
