"""Notes to members who ask for them, on their talk page, each once."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coopwiki.serving.excluded_lines import left_lines
from coopwiki.serving.http_endpoint import health
from coopwiki.serving.notes import still_of_use
from coopwiki.serving.schedule_file import AWAITED, CONFIRMED, LEFT_OUT
from coopwiki.serving.status import as_json, as_text, read_status
from coopwiki.wiki.port import Stored, Unreachable
from ledgers import ledger
from note_wishes import ANA, TALK, asking, asking_pages, plain, talk_pages
from talking import Talking
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


LINE = "{{{{Contribution|date=2026-06-09|qui={0}|cercle=Technique|quoi=x|durée=1h75}}}}"


class GoesAway(Talking):
    """A wiki that goes away once a note is written, until `stays`."""

    stays = False

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """As long as there is no note."""
        if not self.stays and any(title.startswith("Discussion utilisateur:Membre") for title in titles):
            self.away = Unreachable("Le wiki ne répond pas.")
        return super().stored(titles)


def asks_too(work: Work, name: str) -> str:
    """Somebody else who asks for notes and has a line left out; their talk page."""
    work.wiki.edit(f"Utilisateur:{name}", f"{{{{Profil|nom={name}|me prévenir=oui}}}}")
    work.wiki.edit(f"Carnet de {name}", LINE.format(name))
    return f"Discussion utilisateur:{name}"


def test_a_note_that_is_written_is_remembered_though_the_wiki_goes_away_after_it(tmp_path: Path) -> None:
    wiki = GoesAway(asking_pages())
    work = Work(tmp_path, wiki)
    other = asks_too(work, "Membre Z")
    work.run(NIGHT)
    assert talk_pages(work) == [TALK]
    wiki.edit(TALK, "Merci.")
    wiki.stays, wiki.away = True, None
    work.run(NIGHT)
    assert sorted(talk_pages(work)) == sorted([TALK, other])
    assert wiki.text(TALK) == "Merci."


def test_an_account_with_several_profiles_on_its_page_is_told_nothing_and_that_is_said(work: Work) -> None:
    work.wiki.edit(ANA, work.wiki.text(ANA) + "{{Profil|nom=Lou|me prévenir=oui}}" + LINE.format("Lou"))
    work.run(NIGHT)
    assert talk_pages(work) == []
    (held,) = work.worker.board.held()
    assert "plusieurs profils sont sur la page de ce compte" in held


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_page_full_of_lines_left_out_is_looked_through_once(between: str) -> None:
    text = between.join(f"{{{{Contribution|qui=Ana|durée=1h{minutes}}}}}" for minutes in range(60, 3060))
    found = ledger({"Page": text})
    tuple(found.issues)
    begun = time.process_time()
    lines = left_lines(found)
    assert time.process_time() - begun < 1
    assert len(lines) == 3000
    assert max(len(line.reasons) for line in lines) < 6


def test_what_was_told_is_looked_through_for_those_alone_who_can_be_told() -> None:
    person = "{{{{Profil|nom=P{0}|me prévenir=oui}}}}{{{{Proposition|titre=T{0}|qui=P{0}|date=2026-06-01|question=x}}}}"
    found = ledger({"Page": "".join(map(person.format, range(1500)))}, date(2026, 6, 30))
    tuple(found.issues)
    begun = time.process_time()
    assert still_of_use(["avis:0"], found, date(2026, 6, 30)) == frozenset()
    assert time.process_time() - begun < 1


def test_another_record_on_the_same_line_is_no_reason_of_this_one(work: Work) -> None:
    work.wiki.edit(MEETING, "")
    work.wiki.edit("Carnet", LINE.format("Ana") + LINE.format("Zoé Petit").replace("1h75", "trois <b>"))
    work.run(NIGHT)
    assert "1h75" in work.wiki.text(TALK)
    assert "trois" not in work.wiki.text(TALK)


HOSTILE = (
    "~~~~ {{subst:PAGENAME}} [[en:Foo]] __NOTOC__ \u202egnl http://x.test RFC 1 -{x}-",
    "x ~~~~~ '''b''' [[Catégorie:X]] {{Supprimer}} </nowiki><script>a</script> <br>",
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_typed_is_markup_on_a_talk_page(work: Work, typed: str) -> None:
    for field in ("durée", "montant", "date", "taux", "cercle", "budget"):
        work.wiki.edit(f"Carnet {field}", f"{{{{Contribution|qui=Ana|date=2026-06-10|quoi=x|{field}={typed}}}}}")
    training = f"{{{{Formation|titre={typed}|qui=Ana|seuil=1}}}}{{{{Intérêt|qui=Zoé Petit|date=2026-03-01}}}}"
    proposed = f"{{{{Proposition|titre={typed}|qui=Zoé Petit|date=2026-06-01|question=x|échéance=2026-07-02}}}}"
    work.wiki.edit("Formations", training)
    work.wiki.edit("Une", proposed)
    work.run(replace(NIGHT, notes=(LEFT_OUT, CONFIRMED, AWAITED)))
    text = work.wiki.text(TALK)
    notes = text.count("\n<!-- coopwiki:mot ")
    assert notes == 3
    assert (text.count("<"), text.count("~~~"), text.count("== ")) == (notes, notes, notes)
    assert text.count("[[") == len(re.findall(r"\[\[:(?:Carnet|Formations|Une|Réunion)\b", text))
    for sign in ("{{", "\u202e", "http://", "__", "'''", "RFC 1", "-{"):
        assert sign not in text, (sign, text)


def test_one_run_writes_twenty_notes_and_names_without_account_take_no_place(
    work: Work, caplog: pytest.LogCaptureFixture
) -> None:
    names = [f"Membre {chr(65 + n)}" for n in range(23)]
    for name in names:
        work.wiki.edit(f"Utilisateur:{name}", f"{{{{Profil|nom={name}|me prévenir=oui}}}}")
        line = f"{{{{Contribution|date=2026-06-09|qui={name}|cercle=Technique|quoi=x|durée=1h75}}}}"
        work.wiki.edit(f"Carnet de {name}", line)
    work.wiki.unregistered |= set(names[:10])
    work.run(NIGHT)
    assert len(talk_pages(work)) == 14
    assert "les autres attendent" not in caplog.text
    work.wiki.unregistered.clear()
    work.wiki.edit(
        "Autres",
        "".join(
            f"{{{{Contribution|date=2026-06-08|qui={name}|cercle=Technique|quoi=y|durée=1h99}}}}" for name in names
        ),
    )
    work.moment.go(days=1)
    work.run(NIGHT)
    assert "20 mots écrits : les autres attendent le prochain passage." in caplog.text
    work.run(NIGHT)
    assert len(talk_pages(work)) == 24
