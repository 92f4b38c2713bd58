"""The stop pages and the talk page, asked before each save."""

from __future__ import annotations

import pytest

from coopwiki.serving.permission import Paused, Permission, ShuttingDown
from coopwiki.settings import Settings
from coopwiki.wiki.port import Stopped
from talking import TALK, Talking

SETTINGS = Settings()
STOP = "Tableau de bord/Robots/Marche"


@pytest.fixture
def wiki() -> Talking:
    return Talking({STOP: "marche"})


@pytest.fixture
def permission(wiki: Talking) -> Permission:
    return Permission(wiki, SETTINGS, TALK, wiki)


def test_every_robot_may_write_while_the_page_says_so(permission: Permission) -> None:
    assert permission()
    assert permission("Budgets")


@pytest.mark.parametrize("text", ["", "arrêt", "Marche", "marche ?", "marche\nnon", "<!-- marche -->"])
def test_any_other_text_stops_all(wiki: Talking, permission: Permission, text: str) -> None:
    wiki.edit(STOP, text)
    with pytest.raises(Stopped, match="Arrêté par la page « Tableau de bord/Robots/Marche »"):
        permission("Budgets")


def test_blanks_around_the_word_do_not_matter(wiki: Talking, permission: Permission) -> None:
    wiki.edit(STOP, "\n marche ")
    assert permission()


def test_a_missing_page_stops_all(wiki: Talking, permission: Permission) -> None:
    wiki.delete(STOP)
    with pytest.raises(Stopped):
        permission()


def test_a_robots_own_page_stops_it_alone(wiki: Talking, permission: Permission) -> None:
    wiki.edit(f"{STOP}/Budgets", "les chiffres sont faux")
    assert not permission("Budgets")
    assert permission("Contributions")
    assert permission()
    assert permission.stopped(("Contributions", "Budgets")) == ("Budgets",)
    wiki.edit(f"{STOP}/Budgets", "marche")
    assert permission("Budgets")
    assert permission.stopped(("Contributions", "Budgets")) == ()


def test_a_robot_that_runs_by_its_own_page_still_follows_the_general_one(wiki: Talking, permission: Permission) -> None:
    wiki.edit(f"{STOP}/Budgets", "marche")
    wiki.edit(STOP, "non")
    with pytest.raises(Stopped):
        permission("Budgets")


def test_a_members_message_makes_all_pause_and_says_how_to_go_on(wiki: Talking, permission: Permission) -> None:
    wiki.say("Pourquoi 12 € ?", "Zoé")
    with pytest.raises(Paused, match=r"un membre a écrit .* écrire « marche » sur la dernière ligne"):
        permission("Budgets")
    assert permission.of_state()


@pytest.mark.parametrize("last", ["marche", "Marche. ~~~~", ":* marche --Camille", "'''marche'''", "marche\n\n"])
def test_the_word_on_the_last_line_lets_them_go_on(wiki: Talking, permission: Permission, last: str) -> None:
    wiki.say(f"Pourquoi 12 € ?\n:C’est réglé.\n{last}")
    assert permission("Budgets")


@pytest.mark.parametrize("last", ["ça ne marche pas", "marchera ?", "marcher", "démarche", "arrêt"])
def test_a_word_like_it_does_not(wiki: Talking, permission: Permission, last: str) -> None:
    wiki.say(f"marche\n{last}")
    with pytest.raises(Paused):
        permission()


def test_a_message_after_the_word_makes_them_pause_again(wiki: Talking, permission: Permission) -> None:
    wiki.say("Question ?\nmarche")
    assert permission()
    wiki.say("Question ?\nmarche\n\n== Encore ==\nEt les budgets ?")
    with pytest.raises(Paused):
        permission()


def test_somebody_without_an_account_neither_pauses_nor_resumes(wiki: Talking, permission: Permission) -> None:
    wiki.say("Bonjour", author="")
    assert permission()
    wiki.say("Bonjour. Stop !", "Zoé")
    wiki.say("Bonjour. Stop !\nmarche", author="")
    with pytest.raises(Paused, match="un membre"):
        permission()


def test_an_emptied_page_asks_for_nothing(wiki: Talking, permission: Permission) -> None:
    wiki.say("  \n")
    assert permission()


def test_who_wrote_is_asked_only_when_the_page_has_changed(wiki: Talking, permission: Permission) -> None:
    wiki.say("Question ?\nmarche")
    assert all(permission("Budgets") for _ in range(5))
    assert wiki.heard == 1


def test_the_state_page_is_not_written_once_all_is_stopped(wiki: Talking, permission: Permission) -> None:
    wiki.edit(STOP, "non")
    with pytest.raises(Stopped):
        permission.of_state()


def test_a_service_that_ends_writes_nothing_more(wiki: Talking) -> None:
    permission = Permission(wiki, SETTINGS, TALK, wiki, leaving=lambda: True)
    with pytest.raises(ShuttingDown):
        permission("Budgets")
    with pytest.raises(ShuttingDown):
        permission.of_state()
