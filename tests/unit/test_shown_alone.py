"""Each account alone is shown what concerns its member: given where it changed, to nobody who may be somebody else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from talking import Talking
from wiki.small_cooperative import PAGES
from working import LOOK, NIGHT, STOP, Work

ANA, ZOE = "Ana Martin", "Zoé Petit"
LINE = "{{Contribution|date=2026-06-20|qui=Zoé Petit|cercle=Technique|quoi=Essai|durée=1h|taux=12}}"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """The small cooperative on a wiki with the extension."""
    wiki = Talking({**dict(PAGES), STOP: "marche"})
    wiki.alone = {}
    return Work(tmp_path / "state", wiki)


def shown(work: Work) -> dict[str, str]:
    assert work.wiki.alone is not None
    return dict(work.wiki.alone)


def test_each_account_is_shown_the_page_of_its_member(work: Work) -> None:
    work.run(LOOK)
    names = {account: json.loads(document)["name"] for account, document in shown(work).items()}
    assert names == {ANA: ANA, ZOE: ZOE}


def test_a_run_that_finds_nothing_new_gives_nothing_and_an_edit_gives_one_person_theirs(work: Work) -> None:
    work.run(LOOK)
    before = shown(work)
    work.run(LOOK, NIGHT)
    assert shown(work) == before
    work.wiki.edit("Journal de Zoé", work.wiki.text("Journal de Zoé") + LINE)
    work.run(LOOK)
    after = shown(work)
    assert (after[ANA], "Essai" in after[ZOE], "Essai" in before[ZOE]) == (before[ANA], True, False)


def test_somebody_without_a_profile_is_the_account_of_that_name(work: Work) -> None:
    work.wiki.edit("Journal de Camille", LINE.replace("Zoé Petit", "Camille"))
    work.run(LOOK)
    assert json.loads(shown(work)["Camille"])["name"] == "Camille"


def test_a_name_that_two_profiles_bear_is_shown_to_nobody(work: Work) -> None:
    work.wiki.edit("Utilisateur:Curieux", "{{Profil|nom=Zoé Petit}}")
    work.run(LOOK)
    assert set(shown(work)) == {ANA}


def test_a_profile_on_another_page_gives_the_account_it_names_nothing(work: Work) -> None:
    work.wiki.edit("Équipe", "{{Profil|nom=Paul Roy|compte=Curieux}}")
    work.run(LOOK)
    assert "Curieux" not in shown(work)


def test_an_account_that_is_not_there_is_given_nothing(work: Work) -> None:
    work.wiki.unregistered.add(ZOE)
    work.run(LOOK)
    assert set(shown(work)) == {ANA}


def test_a_wiki_without_the_extension_is_asked_and_no_more(work: Work) -> None:
    work.wiki.alone = None
    work.run(LOOK)
    work.moment.go(minutes=6)
    work.run(LOOK)
    assert (work.wiki.came, work.wiki.alone) == (1, None)


def test_while_nothing_moves_the_wiki_hears_every_five_minutes_that_the_robots_came_by(work: Work) -> None:
    work.run(LOOK)
    heard = []
    for _minute in range(11):
        work.moment.go(minutes=1)
        work.run(LOOK)
        heard.append(work.wiki.came)
    assert heard == [1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3]


def test_a_clock_that_was_set_back_does_not_silence_the_robots(work: Work) -> None:
    work.run(LOOK)
    work.moment.go(hours=-2)
    work.run(LOOK)
    assert work.wiki.came == 2


def test_what_the_wiki_lost_is_given_again(work: Work) -> None:
    work.run(LOOK)
    before = shown(work)
    work.wiki.alone = {}
    work.moment.go(minutes=5)
    work.run(LOOK)
    assert shown(work) == {}
    work.run(NIGHT)
    assert shown(work) == before


def test_robots_that_are_stopped_give_nothing(work: Work) -> None:
    work.wiki.edit(f"{STOP}/Pages personnelles", "stop")
    work.run(LOOK)
    assert shown(work) == {}


def test_somebody_who_is_forgotten_is_shown_nothing(work: Work) -> None:
    work.wiki.edit("Utilisateur:Zoé Petit", "{{Profil|nom=Personne 3f9c1a}}")
    work.run(LOOK)
    assert set(shown(work)) == {ANA}
