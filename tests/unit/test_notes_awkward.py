"""Notes to members where the wiki goes away, where pages are full, and where texts are hostile."""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coopwiki.serving.excluded_lines import left_lines
from coopwiki.serving.notes import still_of_use
from coopwiki.serving.schedule_file import AWAITED, CONFIRMED, LEFT_OUT
from coopwiki.wiki.port import Stored, Unreachable
from ledgers import ledger
from note_wishes import ANA, TALK, asking, asking_pages, talk_pages
from talking import Talking
from working import NIGHT, Work

LINE = "{{{{Contribution|date=2026-06-09|qui={0}|cercle=Technique|quoi=x|durée=1h75}}}}"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return asking(tmp_path)


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
    work.wiki.edit("Réunion du 9 juin", "")
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
