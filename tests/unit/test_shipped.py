"""What an installed package holds: built as pip builds it, installed aside, asked from outside."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from coopwiki import __version__
from coopwiki.deployment.shipped_page import RUNNING, STOP_PAGE, pages_of, sources
from coopwiki.shipped import files, shipped

TOP = Path(__file__).parents[2]
TRAVELS = ("bots", "templates_wiki", "lua_modules", "config", "pyproject.toml")
ASKED = """
import json, coopwiki
from coopwiki.deployment.shipped_page import sources
from coopwiki.shipped import default
pages = [[source.title, source.text] for source in sources()]
print(json.dumps([coopwiki.__version__, pages, default("wiki.toml")]))
"""


def checkout(folder: Path) -> Path:
    """A copy of what a build takes, so that it leaves nothing in the repository."""
    for name in TRAVELS:
        path = TOP / name
        if path.is_dir():
            shutil.copytree(path, folder / name, symlinks=True)
        else:
            folder.mkdir(exist_ok=True)
            shutil.copy(path, folder)
    (folder / "README.md").touch()
    return folder


def build(hook: str, folder: Path, out: Path) -> Path:
    """Call one of setuptools' hooks, as pip does; the wheel it made."""
    code = f"from setuptools import build_meta as b; b.{hook}({str(out)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def install(wheel: Path, folder: Path) -> Path:
    """Install a wheel into an environment of its own, without network; its Python."""
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    words = ("install", "--no-deps", "--no-index", "--quiet", str(wheel))
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python))
    subprocess.run([*pip, *words], check=True, capture_output=True)
    return python


def expected(folder: Path) -> list[object]:
    """What is asked of the installed package, read from the files it was built from."""
    pages = (*pages_of(folder / "templates_wiki"), *pages_of(folder / "lua_modules", "Module:"))
    titles = [[page.title, page.text] for page in pages]
    settings = (folder / "config" / "wiki.toml").read_text(encoding="utf-8")
    return [__version__, [*titles, [STOP_PAGE, RUNNING]], settings]


@pytest.mark.parametrize("hook", ["build_wheel", "build_editable"])
@pytest.mark.long
def test_an_installed_package_holds_the_pages_of_the_checkout(hook: str, tmp_path: Path) -> None:
    folder = checkout(tmp_path / "checkout")
    (tmp_path / "out").mkdir()
    wanted = expected(folder)
    python = install(build(hook, folder, tmp_path / "out"), tmp_path / "environment")
    if hook == "build_wheel":
        shutil.rmtree(folder)
    answer = subprocess.run([python, "-I", "-c", ASKED], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert json.loads(answer.stdout) == wanted


def test_every_shipped_file_of_the_wiki_is_a_page() -> None:
    folders = (shipped("templates_wiki"), shipped("lua_modules"))
    shipped_files = [path for folder in folders for path, _ in files(folder)]
    assert len(shipped_files) == len(sources()) - 1


def test_pages_are_named_by_their_paths() -> None:
    titles = {source.title for source in sources()}
    assert {"Modèle:Contribution", "Module:CoopWiki/schéma/Contribution.json"} <= titles
    assert all(title.startswith("Module:CoopWiki/") for title in titles if title[:7] == "Module:")


def test_no_page_holds_what_mediawiki_replaces_on_saving() -> None:
    """A signature or a substitution would be stored otherwise and look changed ever after."""
    pages = [source for source in sources() if not source.title.startswith("Module:")]
    replaced = ("~~~", "{{subst:", "|]]")
    assert not [page.title for page in pages if any(mark in page.text for mark in replaced)]
