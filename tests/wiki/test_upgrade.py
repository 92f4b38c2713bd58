"""From an older state of this tree to today's and back, on a wiki that people have changed meanwhile.

The older states are trees that were really in use, packed in tests/golden/released/trees by the day of their commit.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from coopwiki.wiki.folder import Folder
from coopwiki.wiki.stored_form import kept_form
from mediawiki_api import Client
from released import RELEASED
from said import Said
from wiki.conftest import NewWiki
from wiki.operating import Operator, as_program
from wiki.small_cooperative import PAGES

pytestmark = pytest.mark.long

TREES = sorted((RELEASED / "trees").glob("*.tar.xz"))
CHANGED, ADDED = "Modèle:Profil", "Modèle:Notre pied de page"
OURS = "<noinclude>''Modèle revu en assemblée.''</noinclude>"
WORDS = "Nous relisons cette page ensemble chaque lundi."


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A wiki that an older tree has deployed to and run on, and an administrator."""

    operator: Operator
    older: Path
    admin: Client

    def before(self, *words: str) -> Said:
        """A command of the older tree."""
        return self.operator.program(*words, secrets={**self.operator.secrets, "PYTHONPATH": str(self.older)})

    def now(self, *words: str) -> Said:
        """A command of this one."""
        return self.operator.program(*words)

    def robots_pages(self) -> dict[str, str]:
        """Today's robot pages, as a run from nothing makes them."""
        made = self.operator.wiki.file("made")
        assert self.now("run", "--out", str(made)).status == 0
        folder = Folder(made)
        titles = [t for start in ("Tableau de bord", "Module:CoopWiki/données/") for t in folder.titles_under(start)]
        return {title: kept_form(title, page.text) for title, page in folder.stored(titles).items()}


@pytest.fixture(params=TREES, ids=lambda path: path.name.removesuffix(".tar.xz"))
def upgrade(request: pytest.FixtureRequest, new_wiki: NewWiki, tmp_path: Path) -> Iterator[Upgrade]:
    """The older tree's templates and dashboards, and what people changed since."""
    with tarfile.open(request.param) as packed:
        packed.extractall(tmp_path, filter="data")
    operator = Operator(new_wiki("1.43"))
    operator.configure(state_directory=str(tmp_path / "state"))
    with Client(operator.wiki.api) as admin:
        made = Upgrade(operator, tmp_path / "tree" / "bots", admin.log_in_person(operator.wiki.accounts["Admin"]))
        assert made.before("deploy").status == 0
        operator.wiki.import_pages(PAGES, links=False)
        assert made.before("run").status == 0
        for title, text in ((CHANGED, OURS), ("Tableau de bord", WORDS)):
            admin.edit(title, f"{text}\n{admin.text(title)}")
        admin.edit(ADDED, "Merci de votre visite.")
        yield made


def test_there_are_two_older_states() -> None:
    assert len(TREES) >= 2


def test_an_upgrade_keeps_what_people_changed_renews_the_rest_and_goes_back(upgrade: Upgrade) -> None:
    admin = upgrade.admin
    locally = admin.text(CHANGED)
    templates = admin.text("Module:CoopWiki/fiche")

    plan = upgrade.now("deploy", "--plan")
    assert plan.status == 0, plan.err
    assert CHANGED in plan.out
    assert admin.text("Module:CoopWiki/fiche") == templates

    assert upgrade.now("deploy").status == 0
    assert admin.text(CHANGED) == locally
    assert admin.text(ADDED) == "Merci de votre visite."
    assert admin.text("Module:CoopWiki/fiche") != templates
    assert admin.text("Tableau de bord/Robots/Marche").strip() == "marche"

    ran = upgrade.now("run")
    assert ran.status == 0, ran.err
    assert "0 page écrite" in upgrade.now("run").err
    expected = upgrade.robots_pages()
    assert len(expected) > 20
    standing = {title: admin.text(title) for title in expected}
    assert standing.pop("Tableau de bord").startswith(WORDS)
    expected.pop("Tableau de bord")
    assert standing == expected
    status = as_program("status", "--config", str(upgrade.operator.config))
    assert "Traceback" not in status.err

    assert upgrade.before("deploy").status == 0
    assert admin.text("Module:CoopWiki/fiche") == templates
    assert admin.text(CHANGED) == locally
    back = upgrade.before("run")
    assert back.status == 0, back.err
    assert admin.text("Tableau de bord").startswith(WORDS)
