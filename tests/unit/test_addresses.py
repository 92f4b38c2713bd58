"""Addresses to tell are secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from coopwiki.serving.addresses import Addresses, read_addresses
from coopwiki.serving.schedule_file import NotifySettings
from coopwiki.serving.webhooks import as_chat_text
from coopwiki.settings import WrongSettings
from coopwiki.wiki.port import Denied

HOOK = "https://chat.example/hooks/abc"


def test_they_come_from_the_environment_before_the_files(tmp_path: Path) -> None:
    file = tmp_path / "ping"
    file.write_text("https://ping.example/file\n")
    file.chmod(0o600)
    told = NotifySettings(ping_file=file, operators_file=None)
    assert read_addresses(told, {}) == Addresses(ping="https://ping.example/file")
    assert read_addresses(told, {"COOPWIKI_PING": HOOK, "COOPWIKI_CIRCLES": HOOK}) == Addresses(ping=HOOK, circles=HOOK)


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "ping"
    file.write_text(HOOK)
    file.chmod(0o644)
    with pytest.raises(Denied, match="chmod 600"):
        read_addresses(NotifySettings(ping_file=file), {})


@pytest.mark.parametrize(
    "address",
    [
        "http://chat.example/x",
        "ftp://a.example",
        "chat.example",
        "https://a b",
        "http://127.0.0.1.evil.example/",
    ],
)
def test_an_address_in_the_clear_or_none_at_all_is_refused_without_showing_it(address: str) -> None:
    with pytest.raises(WrongSettings, match="COOPWIKI_OPERATORS : l’adresse doit commencer") as wrong:
        read_addresses(NotifySettings(), {"COOPWIKI_OPERATORS": address})
    assert address not in str(wrong.value)


@pytest.mark.parametrize("address", [HOOK, "http://127.0.0.1:8065/hooks/x", "http://localhost/", "http://[::1]:80/x"])
def test_this_machine_may_be_told_in_the_clear(address: str) -> None:
    assert read_addresses(NotifySettings(), {"COOPWIKI_PING": address}).ping == address


def test_they_do_not_show_where_they_are_printed() -> None:
    assert "hooks" not in repr(Addresses(HOOK, HOOK, HOOK))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<!channel> @all", "‹!channel› @\u200ball"),
        ("[gratuit](http://x.example)", "［gratuit］(http\u200b://x\u200b.example)"),
        (
            "#general ~~x~~ vu sur www.x.example",
            "#\u200bgeneral ∼∼x∼∼ vu sur www\u200b.x\u200b.example",
        ),
        ("**gras**\n`code`", "∗∗gras∗∗ ˋcodeˋ"),
    ],
)
def test_what_members_type_is_text_in_a_chat(typed: str, shown: str) -> None:
    assert as_chat_text(typed) == shown
