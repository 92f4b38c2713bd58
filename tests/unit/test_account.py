"""Accounts and their passwords, before any wiki is asked."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from coopwiki.connect import WikiSource, deployer
from coopwiki.settings import Settings, WrongSettings, read_settings
from coopwiki.wiki.account import Account, password
from coopwiki.wiki.port import Denied, WikiError

API = "https://wiki.exemple.org/w/api.php"
SECRET = "abcdef0123456789abcdef0123456789"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "secret"
    made.touch(mode=0o600)
    made.write_text(f"{SECRET}\n")
    return made


def test_the_environment_goes_before_the_file(file: Path) -> None:
    assert password({"COOPWIKI_PASSWORD": " un "}, file) == "un"
    assert password({"COOPWIKI_PASSWORD": ""}, file) == SECRET
    assert password({"AUTRE": "deux"}, file, "AUTRE") == "deux"


def test_without_either_there_is_no_password() -> None:
    assert password({}) == ""


def test_a_file_others_may_read_is_refused(file: Path) -> None:
    file.chmod(0o640)
    with pytest.raises(Denied, match="chmod 600") as refused:
        password({}, file)
    assert SECRET not in str(refused.value)


def test_a_file_that_cannot_be_read_is_said(file: Path) -> None:
    for unreadable in (file.with_name("absent"), file.parent):
        with pytest.raises(Denied, match="ne peut pas être lu"):
            password({}, unreadable)
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(Denied, match="ne peut pas être lu"):
        password({}, file)


@pytest.mark.parametrize(
    "api",
    [
        "",
        "wiki.exemple.org",
        "https://wiki.exemple.org/index.php",
        "ftp://wiki.exemple.org/api.php",
        "https://ana:secret@wiki.exemple.org/api.php",
        "https://wiki.exemple.org/api.php?x=1",
        "https:///api.php",
        "https://wiki.exemple.org:port/api.php",
        "https://[::1/api.php",
    ],
)
def test_an_address_is_whole_and_holds_no_secret(api: str) -> None:
    with pytest.raises(WikiError, match="adresse de l’API"):
        Account(api)


def test_a_password_shows_nowhere() -> None:
    assert SECRET not in repr(Account(API, "Robot", "coopwiki", SECRET))


def test_a_visitor_needs_nothing_and_an_account_everything() -> None:
    Account(API).check()
    Account(API, "Robot", "coopwiki", SECRET).check()
    with pytest.raises(Denied, match="nom du mot de passe de robot"):
        Account(API, "Robot", "", SECRET).check()
    with pytest.raises(Denied, match="COOPWIKI_PASSWORD"):
        Account(API, "Robot", "coopwiki").check()


def test_naming_the_adapter_does_not_load_pywikibot() -> None:
    code = "import sys, coopwiki.wiki.live; print(sorted({'pywikibot'} & set(sys.modules)))"
    bots = Path(__file__).parents[2] / "bots"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(bots)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    "api",
    [
        "http://wiki.example/api.php",
        "http://localhost.example/api.php",
        "http://192.168.0.2/api.php",
    ],
)
def test_a_password_does_not_cross_a_network_in_clear_unless_a_setting_says_so(api: str) -> None:
    closed = Settings(api=api, account="Robot@coopwiki", deploy_account="Chef@coopwiki")
    with pytest.raises(WrongSettings, match="en clair"):
        deployer(WikiSource(), closed)
    assert deployer(WikiSource(), replace(closed, plain_http="yes")).user == "Chef"
    assert deployer(WikiSource(), replace(closed, deploy_account="")).user is None


@pytest.mark.parametrize(
    "api", ["https://wiki.example/api.php", "http://127.0.0.1:8080/api.php", "http://[::1]/api.php"]
)
def test_encrypted_or_on_this_machine_it_may_be_sent(api: str) -> None:
    assert deployer(WikiSource(), Settings(api=api, deploy_account="Chef@coopwiki")).user == "Chef"


def test_what_the_web_server_asks_for_comes_from_the_settings(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    door = Settings(api=API, deploy_account="Chef@coopwiki", http_user="Ana", http_password_file=str(file))
    found = deployer(WikiSource(), door)
    assert (found.http_user, found.http_password) == ("Ana", SECRET)
    assert (found.visitor().user, found.visitor().http_password) == (None, SECRET)
    assert SECRET not in repr(found)
    assert deployer(WikiSource(wiki="https://ailleurs.example/api.php"), door).http_user == ""
    monkeypatch.setenv("COOPWIKI_HTTP_PASSWORD", "sésame")
    assert deployer(WikiSource(), door).http_password == "sésame"
    with pytest.raises(WrongSettings, match="en clair"):
        deployer(WikiSource(), replace(door, api="http://wiki.example/api.php"))
    with pytest.raises(Denied, match="COOPWIKI_HTTP_PASSWORD"):
        Account(API, http_user="Ana").check()


TOKEN = "eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJSb2JvdCJ9.c2lnbmF0dXJlLWQtZXNzYWk"


def test_an_account_without_a_bot_passwords_name_has_a_token_or_is_told_what_to_get() -> None:
    robot = Account(API, "Robot", password=TOKEN)
    robot.check()
    assert robot.token == TOKEN
    assert TOKEN not in repr(robot)
    assert (robot.visitor().token, robot.visitor().user) == ("", None)
    assert Account(API, "Robot", "coopwiki", TOKEN).token == ""
    for secret, helps in (
        (SECRET, "« Robot@coopwiki »"),
        ("", "OAuth 2.0"),
        ("clé\nsecret\njeton\nsecret", "OAuth 1.0a"),
    ):
        with pytest.raises(Denied, match=helps):
            Account(API, "Robot", password=secret).check()
    with pytest.raises(Denied, match="même en-tête"):
        Account(API, "Robot", password=TOKEN, http_user="Ana", http_password=SECRET).check()


def test_the_way_to_the_wiki_is_for_that_wiki_alone() -> None:
    way = Settings(api=API, deploy_account="Chef@coopwiki", ca_file="/etc/ca.pem", proxy="http://proxy.example:3128")
    found = deployer(WikiSource(), way)
    assert (found.ca_file, found.proxy) == ("/etc/ca.pem", "http://proxy.example:3128")
    assert (found.visitor().ca_file, found.visitor().proxy) == (found.ca_file, found.proxy)
    elsewhere = deployer(WikiSource(wiki="https://ailleurs.example/api.php"), way)
    assert (elsewhere.ca_file, elsewhere.proxy) == ("", "")


@pytest.mark.parametrize("proxy", ["proxy:3128", "http://bureau:sésame@proxy:3128", "socks5://proxy:1080", "http://"])
def test_a_proxy_is_an_address_without_a_secret(proxy: str, tmp_path: Path) -> None:
    config = tmp_path / "wiki.toml"
    config.write_text(f'proxy = "{proxy}"\n', encoding="utf-8")
    with pytest.raises(WrongSettings, match="HTTPS_PROXY"):
        read_settings(config)
    config.write_text('proxy = "http://proxy.exemple.coop:3128"\n', encoding="utf-8")
    assert read_settings(config).proxy == "http://proxy.exemple.coop:3128"
