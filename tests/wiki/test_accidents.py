"""People, administrators and the machine get in the way of a run; one more run leaves all as it should be."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from coopwiki.publishing.splitting import split
from mediawiki_api import Client
from wiki.abuse_filters import add_filter
from wiki.behind_proxy import Cooperative, all_is_well, lines, through_proxy
from wiki.operating import TODAY, Operator
from wiki.proxy import Fault, Request, after, an_edit, error, first

JUNE, TECHNIQUE = (
    "Tableau de bord/Contributions 2026-06",
    "Tableau de bord/Budgets 2026/Technique",
)
DATA = "Module:CoopWiki/données/budgets/Technique.json"


@pytest.fixture(scope="module")
def coop(cooperative: Operator) -> Iterator[Cooperative]:
    with through_proxy(cooperative) as made:
        assert made.run().status == 0
        yield made


def edit_of(title: str) -> Callable[[Request], bool]:
    return lambda request: an_edit(request) and request.told("title") == title


def delete(coop: Cooperative, title: str) -> None:
    coop.admin.call(action="delete", title=title, token=coop.admin.token())


def protect(coop: Cooperative, title: str, level: str) -> None:
    given = f"edit={level}" if level else ""
    coop.admin.call(action="protect", title=title, protections=given, token=coop.admin.token())


def test_what_a_person_writes_at_the_same_moment_is_kept(coop: Cooperative) -> None:
    since = coop.news()
    words = "\n\nMot de Camille"

    def camille_edits() -> None:
        coop.camille.edit(JUNE, coop.camille.text(JUNE) + words)

    said = coop.run(Fault(first(camille_edits), edit_of(JUNE), times=1))
    assert (said.status, len(lines(said))) == (0, 1)
    assert coop.written_since(since)[JUNE] == 2
    expected = coop.expected()
    assert coop.pages() == {**expected, JUNE: expected[JUNE] + words}
    coop.camille.edit(JUNE, coop.camille.text(JUNE).removesuffix(words))


def test_two_runs_at_the_same_moment_write_each_page_once(coop: Cooperative) -> None:
    since = coop.news()
    text = coop.expected()[JUNE]

    def another_robot_writes() -> None:
        with Client(coop.operator.wiki.api) as other:
            other.log_in(coop.operator.wiki.accounts["Robot"]).edit(JUNE, text)

    said = coop.run(Fault(first(another_robot_writes), edit_of(JUNE), times=1))
    assert (said.status, len(lines(said))) == (0, 1)
    all_is_well(coop, since)


def test_a_page_deleted_between_reading_and_saving_comes_back_with_the_next_run(
    coop: Cooperative,
) -> None:
    since = coop.news()
    said = coop.run(Fault(first(lambda: delete(coop, JUNE)), edit_of(JUNE), times=1))
    assert said.status == 1
    assert [JUNE in line and "supprimée" in line for line in lines(said)] == [True, False]
    all_is_well(coop, since)


def test_a_protected_page_is_named_and_the_others_are_written(coop: Cooperative) -> None:
    protect(coop, JUNE, "sysop")
    since = coop.news()
    said = coop.run()
    assert said.status == 1
    assert lines(said)[0] == f"{JUNE} : La page est protégée."
    assert TECHNIQUE in coop.written_since(since)
    protect(coop, JUNE, "")
    coop.admin.call(action="purge", titles=JUNE)
    again = coop.run()
    assert again.status == 0
    assert coop.pages() == coop.expected()


def test_a_blocked_account_stops_at_once(coop: Cooperative) -> None:
    since = coop.news()

    def block() -> None:
        coop.admin.call(action="block", user="Robot", token=coop.admin.token(), reason="essai")

    said = coop.run(Fault(first(block), after(an_edit, 1), times=1))
    assert said.status == 3
    assert ["bloqué" in line for line in lines(said)] == [True]
    coop.admin.call(action="unblock", user="Robot", token=coop.admin.token())
    all_is_well(coop, since)


def test_a_filter_that_only_warns_is_obeyed_by_the_next_run_too(coop: Cooperative) -> None:
    condition = 'user_name == "Robot" & added_lines contains "douteux"'
    add_filter(coop.operator.wiki, coop.admin, "Pas de douteux", condition, "Warn")
    since = coop.news("Un mot douteux")
    said = coop.run()
    assert said.status == 1
    refused = [line for line in lines(said) if "Filtre : « Pas de douteux »." in line]
    assert any(line.startswith(JUNE) for line in refused)
    assert len(lines(said)) == len(refused) + 1
    assert DATA in coop.written_since(since)
    assert lines(coop.run())[:-1] == refused
    all_is_well(coop, coop.news())


def test_a_page_the_wiki_finds_too_long_is_named(coop: Cooperative) -> None:
    since = coop.news()
    said = coop.run(Fault(error("contenttoobig"), edit_of(JUNE)))
    assert said.status == 1
    assert lines(said)[0] == f"{JUNE} : La page est trop longue pour ce wiki."
    all_is_well(coop, since)


def test_a_disk_that_is_full_is_said_and_costs_no_page(coop: Cooperative) -> None:
    since = coop.news()
    nothing = limited(coop, 0)
    assert (nothing.returncode, coop.written_since(since)) == (3, {}), nothing.stderr
    assert "Traceback" not in nothing.stderr
    assert nothing.stderr.splitlines()[-1].startswith("Le dossier de travail du robot ne peut pas")
    little = limited(coop, 20)
    assert little.returncode == 0, little.stderr
    assert "Traceback" not in little.stderr
    assert "Le cache des textes" in little.stderr
    all_is_well(coop, since)


def limited(coop: Cooperative, kibibytes: int) -> subprocess.CompletedProcess[str]:
    """A run that can make no file longer than so much, as on a disk that is full."""
    limit = f'ulimit -f {kibibytes}; exec "$@"'
    return subprocess.run(
        ["bash", "-c", limit, "bash", *program(coop)],
        env=os.environ | dict(coop.operator.secrets),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def program(coop: Cooperative) -> tuple[str, ...]:
    """The words of a run as a program of its own."""
    config = str(coop.operator.config)
    return (sys.executable, "-m", "coopwiki.cli", "run", "--on", TODAY, "--config", config)


def test_two_programs_started_at_the_same_moment_write_each_page_once(coop: Cooperative) -> None:
    since = coop.news()
    environment = os.environ | dict(coop.operator.secrets)
    runs = [subprocess.Popen(program(coop), env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [run.communicate(timeout=120)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert not any("Traceback" in text for text in said)
    assert set(coop.written_since(since).values()) == {1}
    assert coop.pages() == coop.expected()


@pytest.mark.parametrize("damage", [lambda _: b"rien" * 5000, lambda kept: kept[:5000]])
def test_a_damaged_cache_is_said_and_costs_no_page(coop: Cooperative, damage: Callable[[bytes], bytes]) -> None:
    since = coop.news()
    [cache] = coop.operator.wiki.directory.parent.glob("state/**/textes.sqlite")
    for journal in cache.parent.glob("textes.sqlite-*"):
        journal.unlink()
    cache.write_bytes(damage(cache.read_bytes()))
    said = coop.operator.program("run")
    assert (said.status, "Le cache des textes" in said.err) == (0, True), said.err
    assert "Traceback" not in said.err
    all_is_well(coop, since)


def test_a_run_killed_at_any_moment_is_finished_by_the_next(coop: Cooperative) -> None:
    since = coop.news()
    for written in (0, 1, 4):
        kill_after(coop, written)
    all_is_well(coop, since)


def kill_after(coop: Cooperative, written: int) -> None:
    """Kill a run, by SIGKILL, some instants after it has sent so many edits."""
    coop.between.asked.clear()
    chance = random.Random(written)
    with subprocess.Popen(
        program(coop), env=os.environ | dict(coop.operator.secrets), stderr=subprocess.DEVNULL
    ) as run:
        while sum(map(an_edit, coop.between.asked)) < written and run.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.random() / 4 + (0.5 if not written else 0))
        run.kill()


def test_bad_runs_are_taken_back_and_what_people_wrote_since_is_kept(coop: Cooperative) -> None:
    before, words = coop.pages(), "\n\nUne note de Camille"
    coop.operator.configure(api=coop.between.api, timezone="UTC")
    for undo in (("run", "--undo"), ("run", "--undo", "--since", later())):
        coop.news()
        assert coop.run().status == 0
        coop.camille.edit(JUNE, coop.camille.text(JUNE) + words)
        said = coop.run(words=undo)
        assert said.status == 0, said.err
        assert coop.pages() == {**before, JUNE: before[JUNE] + words}
        coop.camille.edit(JUNE, coop.camille.text(JUNE).removesuffix(words))
    coop.operator.configure(api=coop.between.api)
    assert coop.run().status == 0
    assert coop.pages() == coop.expected()


def later() -> str:
    """A moment after all that was done so far, as the command line takes it."""
    time.sleep(1.1)
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime())


def test_a_page_that_grows_too_long_is_split_and_comes_together_again(
    coop: Cooperative, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("coopwiki.runs.render.split", partial(split, most=2500))
        patched.setattr("coopwiki.runs.seal.build", lambda: "robots that split sooner")
        assert coop.run().status == 0
        assert coop.run().err.endswith(f"0 page écrite sur {len(coop.pages())}.\n")
    parts = [coop.camille.html(t) for t in coop.pages() if t == JUNE or t.startswith(f"{JUNE}/")]
    for words in ("Lettre", "Affiches", "Compte rendu"):
        assert [words in html for html in parts].count(True) == 1, parts
    assert len(parts) > 1
    assert not any("[[" in html for html in parts)
    assert coop.run().status == 0
    pages = coop.pages()
    gone = [title for title, text in pages.items() if "n’a plus de sujet" in text]
    for title in gone:
        delete(coop, title)
    assert {title: text for title, text in pages.items() if title not in gone} == coop.expected()


def test_a_deployment_is_taken_back(coop: Cooperative, tmp_path: Path) -> None:
    shipped = coop.camille.text("Modèle:Jauge")
    coop.admin.edit("Modèle:Jauge", "notre texte")
    assert coop.run(words=("deploy", "--force")).status == 0
    assert coop.camille.text("Modèle:Jauge") == shipped
    assert coop.run(words=("deploy", "--undo")).status == 0
    assert coop.camille.text("Modèle:Jauge") == "notre texte"
    assert "Modèle:Jauge" in coop.run(words=("deploy", "--plan")).out
    assert coop.run(words=("deploy", "--force")).status == 0
    assert coop.camille.text("Modèle:Jauge") == shipped
    copy = tmp_path / "copie.tar.gz"
    assert coop.run(words=("backup", str(copy))).status == 0
    assert copy.stat().st_mode & 0o777 == 0o600
