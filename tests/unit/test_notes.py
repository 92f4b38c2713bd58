"""Notes to members who ask for them, on their talk page, each once."""

from __future__ import annotations

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coopwiki.serving.http_endpoint import health
from coopwiki.serving.status import as_json, as_text, read_status
from note_wishes import ANA, TALK, asking, plain, talk_pages
from working import LOOK, MONTH, NIGHT, STOP, Work

MEETING = "Réunion du 9 juin"
NOTE = """== Une ligne à corriger ==
Bonjour,

Cette ligne ne compte pas encore dans les totaux :
* [[:Réunion du 9 juin|Réunion du 9 juin]], [[:Réunion du 9 juin#ligne-4|ligne 4]] : « 1h75 » : les minutes vont de\
 00 à 59, écrire par exemple 2h15.

Une fois la ligne corrigée sur sa page, elle compte d’elle-même : il n’y a rien d’autre à faire."""


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return asking(tmp_path)


def test_a_member_who_asks_is_told_of_a_line_left_out_once(work: Work) -> None:
    assert TALK in work.run(NIGHT)
    assert plain(work.wiki.text(TALK)).startswith(plain(NOTE))
    assert work.run(NIGHT) == set()


def test_a_member_who_does_not_ask_is_not(work: Work) -> None:
    work.wiki.edit(ANA, "{{Profil|nom=Ana Martin|alias=Ana}}")
    work.run(NIGHT)
    assert talk_pages(work) == []


def test_jobs_without_notes_write_none(work: Work) -> None:
    work.run(LOOK)
    assert talk_pages(work) == []


def test_what_stands_on_the_talk_page_stays(work: Work) -> None:
    work.wiki.edit(TALK, "== Bienvenue ==\nBonjour Ana.")
    work.run(NIGHT)
    assert work.wiki.text(TALK).startswith("== Bienvenue ==\nBonjour Ana.\n\n== Une ligne")


def test_a_note_is_not_written_twice_even_if_all_memory_is_lost(work: Work, tmp_path: Path) -> None:
    work.run(NIGHT)
    assert TALK not in Work(tmp_path / "another", work.wiki).run(NIGHT)


def test_a_note_that_was_read_and_removed_does_not_come_back(work: Work) -> None:
    work.run(NIGHT)
    work.wiki.edit(TALK, "Merci.")
    assert TALK not in work.run(NIGHT)


def test_another_mistake_on_the_line_is_told_and_a_line_that_moved_is_not(work: Work) -> None:
    work.run(NIGHT)
    text = work.wiki.text(MEETING)
    work.wiki.edit(MEETING, "Un mot de plus.\n\n" + text)
    assert TALK not in work.run(NIGHT)
    work.wiki.edit(MEETING, text.replace("1h75", "1h99"))
    work.moment.go(days=1)
    assert TALK in work.run(NIGHT)
    assert work.wiki.text(TALK).count("== Une ligne à corriger ==") == 2


def test_a_line_that_was_mended_is_forgotten(work: Work) -> None:
    work.run(NIGHT)
    assert [key.partition(":")[0] for key in sorted(work.worker.logbook.read().told)] == ["jour", "ligne"]
    work.wiki.edit(MEETING, work.wiki.text(MEETING).replace("1h75", "1h45"))
    work.moment.go(days=1)
    work.run(NIGHT)
    assert work.worker.logbook.read().told == frozenset()


def test_several_lines_make_one_note(work: Work) -> None:
    work.wiki.edit(MEETING, work.wiki.text(MEETING) + "\n{{Contribution|date=2026-06-10|qui=Ana|quoi=x}}")
    work.run(NIGHT)
    text = work.wiki.text(TALK)
    assert text.startswith("== Des lignes à corriger ==")
    assert text.count("\n* [[:Réunion du 9 juin|") == 2


def test_a_wish_on_another_page_writes_to_nobody(work: Work) -> None:
    work.wiki.edit(ANA, "")
    work.wiki.edit("Ana", "{{Profil|nom=Ana Martin|alias=Ana|compte=Ana M|me prévenir=oui}}")
    work.run(NIGHT)
    assert talk_pages(work) == []


def test_a_profile_without_an_account_is_told_nothing(work: Work) -> None:
    work.wiki.edit(ANA, "")
    work.wiki.edit("Ana", "{{Profil|nom=Ana Martin|alias=Ana|me prévenir=oui}}")
    work.run(NIGHT)
    assert talk_pages(work) == []


def test_a_talk_page_that_was_moved_is_left_alone(work: Work) -> None:
    work.wiki.edit(TALK, "#REDIRECTION [[Discussion utilisateur:Ana M]]")
    assert TALK not in work.run(NIGHT)


def test_a_note_that_reaches_nobody_is_told_wherever_robots_speak(work: Work) -> None:
    work.wiki.edit(TALK, "#REDIRECTION [[Discussion utilisateur:Ana M]]")
    work.run(NIGHT)
    told = f"Un mot n’est pas écrit sur « {TALK} », qui mène à « {TALK[:-5]} »"
    status = read_status(work.directory, (NIGHT,), work.moment())
    assert told in as_text(status, ZoneInfo("Europe/Paris"))
    assert told in "".join(json.loads(as_json(status))["held"])
    assert told in health(work.worker.board)[1].decode()
    assert told in plain(work.wiki.text("Tableau de bord/Robots"))
    work.wiki.edit(TALK, "Bonjour")
    work.run(NIGHT)
    assert work.worker.board.held() == ()
    assert "Ce qui n’est pas écrit" not in work.wiki.text("Tableau de bord/Robots")


def test_a_robots_page_that_was_renamed_is_made_again_and_its_copy_told(work: Work) -> None:
    work.run(NIGHT)
    copy = work.wiki.text("Tableau de bord/Cercles")
    work.wiki.edit("Ancienne page des cercles", copy)
    work.wiki.edit("Tableau de bord/Cercles", "#REDIRECTION [[Ancienne page des cercles]]")
    for _ in range(2):
        work.run(NIGHT)
        assert work.wiki.text("Tableau de bord/Cercles").startswith("<!-- coopwiki:début")
        (held,) = work.worker.board.held()
        assert "renommée en « Ancienne page des cercles »" in held
    work.wiki.edit("Tableau de bord/Cercles", copy)
    work.run(NIGHT)
    assert work.worker.board.held() == ()


def test_the_robot_of_notes_has_its_own_stop_page(work: Work) -> None:
    work.wiki.edit(f"{STOP}/Mots aux membres", "trop de mots")
    assert "Tableau de bord" in work.run(NIGHT)
    assert talk_pages(work) == []
    work.wiki.edit(f"{STOP}/Mots aux membres", "marche")
    assert TALK in work.run(NIGHT)


def test_a_month_in_which_nothing_is_noted_is_told_once(work: Work) -> None:
    work.moment.go(days=2)  # 2 July; Ana has lines in June
    work.run(MONTH)
    assert talk_pages(work) == []
    work.moment.go(days=31)
    assert TALK in work.run(MONTH)
    assert work.wiki.text(TALK).startswith("== Juillet 2026 : rien de noté ==\nBonjour,\n\nAucune contribution")
    assert TALK not in work.run(MONTH)
    work.moment.go(days=31)
    assert TALK in work.run(MONTH)


@pytest.mark.parametrize("line", ["date=2026-07-10|durée=1h75", "date=juillet|durée=1h"])
def test_a_line_left_out_or_without_a_readable_day_is_not_nothing(work: Work, line: str) -> None:
    work.moment.go(days=33)
    work.wiki.edit("Carnet", f"{{{{Contribution|qui=Ana|cercle=Technique|quoi=x|{line}}}}}")
    work.run(MONTH)
    assert talk_pages(work) == []


def test_what_members_typed_stays_text_in_a_note(work: Work) -> None:
    work.wiki.edit(
        "Carnet",
        "{{Contribution|date=2026-06-10|qui=Ana|cercle=Technique|quoi=x|durée=<b>'''[[x]] ~~~~}}",
    )
    work.run(NIGHT)
    text = work.wiki.text(TALK)
    assert "<b>" not in text
    assert text.count("~~~~") == 1


def test_a_member_of_whom_hundreds_of_lines_are_left_out_gets_a_short_note(work: Work) -> None:
    lines = "\n".join(
        f"{{{{Contribution|date=2026-06-09|qui=Ana|cercle=Technique|quoi=x|durée=1h{n}}}}}" for n in range(60, 360)
    )
    work.wiki.edit("Tout", lines)
    assert TALK in work.run(NIGHT)
    text = work.wiki.text(TALK)
    assert text.count("\n* [[") == 50
    assert "\n* et 251\u00a0autres lignes.\n" in text
    assert work.run(NIGHT) == set()


def test_a_name_that_is_nobodys_account_gets_no_page(work: Work) -> None:
    work.wiki.unregistered.add("Ana Martin")
    work.run(NIGHT)
    assert talk_pages(work) == []
