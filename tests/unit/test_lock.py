"""One at a time, in one process or in two."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from coopwiki.serving.lock import Busy, held, holder, patient

HOLD = """
import sys
from pathlib import Path
from coopwiki.serving.lock import held
with held(Path(sys.argv[1]), "un service"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "service.lock"


def test_a_second_one_in_the_same_process_is_told_who_holds_it(path: Path) -> None:
    with held(path, "un service"), pytest.raises(Busy) as busy, held(path, "un service"):
        pass
    assert busy.value.holder == os.getpid()
    assert str(busy.value) == (f"Il y a déjà un service sur ce wiki (processus {os.getpid()}) : un seul à la fois.")


def test_another_process_holds_it_until_it_is_killed(path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    assert holder(path) == other.pid
    with pytest.raises(Busy), held(path, "un service"):
        pass
    other.kill()
    other.communicate()
    assert holder(path) == 0
    with held(path, "un service"):
        assert holder(path) == os.getpid()


def test_it_is_let_go_at_the_end_even_of_a_failure(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), held(path, "un passage"):
        raise ZeroDivisionError
    assert holder(path) == 0


def test_one_that_waits_gets_it_when_the_other_ends(path: Path) -> None:
    order: list[str] = []
    begun = threading.Event()

    def first() -> None:
        with held(path, "un passage"):
            begun.set()
            threading.Event().wait(0.3)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    begun.wait()
    with held(path, "un passage", patient(10)):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]


def test_patience_ends(path: Path) -> None:
    with held(path, "un passage"), pytest.raises(Busy), held(path, "un passage", patient(0.1)):
        pass


def test_the_file_is_for_its_owner_alone(path: Path) -> None:
    with held(path, "un service"):
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
