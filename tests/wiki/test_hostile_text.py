"""What a member typed shows as text wherever a robot shows it, and changes nothing there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from mediawiki_api import Client
from wiki.changes import moment
from wiki.operating import Operator
from wiki.small_cooperative import PAGES

HOSTILE = (
    "<nowiki>}}</nowiki></table><script>alert(1)</script>[[Catégorie:X]]{{Supprimer}}~~~~ "
    "<nowiki><!-- coopwiki:fin contributions --></nowiki> http://x.test <!-- coopwiki:fin -->"
    "'''gras''' {{!}}- ! * # ''' __NOTOC__ -{x}- RFC 1 &lt;b> mailto:a@b.test"
)
HOSTILE_SHOWN = (
    "<nowiki>}}</nowiki></table><script>alert(1)</script>Catégorie:X{{Supprimer}}~~~~ "
    "<nowiki><!-- coopwiki:fin contributions --></nowiki> http://x.test "
    "gras {{!}}- ! * # __NOTOC__ -{x}- RFC 1 &lt;b> mailto:a@b.test"
)
NAME = "''Ruse''_\"onclick=alert(1) <b>"
NAME_SHOWN = 'Ruse "onclick=alert(1)'
LINES = f"""{{{{Contribution|date=2026-06-10|qui=Ana|cercle=Technique|quoi={HOSTILE}|montant=1|bon={HOSTILE}}}}}
{{{{Contribution|date=2026-06-11|qui={NAME}|budget={NAME}|quoi=x|montant=2}}}}
{{{{Contribution|date=demain {HOSTILE}|qui=Ana|cercle=Technique|quoi=y|{NAME}=1}}}}
{{{{Budget|année=2026|nom=Autre|montant=10|décision={HOSTILE}}}}}
{{{{Virement|date=2026-03-01|de=Autre|vers={NAME}|montant=5}}}}
{{{{Cercle|nom=Cercle <i>&|raison d'être={HOSTILE}}}}}
"""
OURS = (
    "Tableau de bord",
    "Modèle:Jauge",
    "Modèle:Colonnes",
    "Modèle:Courbe",
    "Modèle:Corriger",
    "Modèle:État des robots",
    "Module:CoopWiki/",
    "Discussion utilisateur:Robot",
    "Aide:",
)


@pytest.fixture(scope="module")
def ruse(cooperative: Operator) -> Operator:
    """The small cooperative with a hostile page, the robots having run over it."""
    cooperative.wiki.import_pages([("Ruse d'un jour", LINES)], links=False)
    assert cooperative("run").status == 0
    return cooperative


@pytest.fixture
def reader(ruse: Operator) -> Iterator[Client]:
    with Client(ruse.wiki.api) as client:
        yield client


@pytest.fixture
def screen(ruse: Operator, browser: Browser) -> Iterator[Page]:
    """A browser page on the wiki, on which a dialog is a failure."""
    context = browser.new_context(base_url=ruse.wiki.url)
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    yield page
    context.close()


def robot_pages(reader: Client) -> list[str]:
    answer = reader.call(action="query", list="allpages", apprefix="Tableau de bord", aplimit="max")
    return [page["title"] for page in answer["query"]["allpages"]]


def parsed(reader: Client, title: str) -> dict[str, object]:
    props = "links|categories|templates|externallinks|iwlinks|images|text"
    answer: dict[str, object] = reader.call(action="parse", page=title, prop=props)["parse"]
    return answer


def titles(rows: object) -> list[str]:
    assert isinstance(rows, list)
    return [row["title"] for row in rows]


def foreign(found: Iterable[str]) -> list[str]:
    """What is linked or included that no robot page links or includes by itself."""
    pages = dict(PAGES)
    return [title for title in found if not title.startswith(OURS) and title not in pages and title != "Ruse d'un jour"]


def test_the_robots_show_the_hostile_words(reader: Client) -> None:
    assert "Ruse" in reader.text("Tableau de bord/Fiches à corriger")
    shown_on = [t for t in robot_pages(reader) if "Supprimer" in reader.text(t)]
    assert shown_on == [
        "Tableau de bord/Budgets 2026/Autre",
        "Tableau de bord/Budgets 2026/Technique",
        "Tableau de bord/Cercles",
        "Tableau de bord/Contributions 2026-06",
        "Tableau de bord/Personnes/Ana Martin",
    ]


def test_no_robot_page_has_a_link_category_template_or_address_that_a_member_typed(
    reader: Client,
) -> None:
    for title in robot_pages(reader):
        found = parsed(reader, title)
        assert foreign(titles(found["templates"])) == [], title
        assert foreign(titles(found["links"])) == [], title
        assert found["categories"] == [], title
        assert found["externallinks"] == [], title
        assert "<script" not in str(found["text"])


def test_every_page_keeps_its_two_marks(reader: Client) -> None:
    for title in robot_pages(reader):
        if title != "Tableau de bord/Robots/Marche":
            text = reader.text(title)
            marks = (text.count("<!-- coopwiki:début"), text.count("<!-- coopwiki:fin"))
            assert marks == (1, 1), title


def test_a_second_run_over_hostile_text_writes_nothing(ruse: Operator, reader: Client) -> None:
    before = moment(reader)
    assert ruse("run").status == 0
    assert moment(reader) == before


@pytest.mark.parametrize(
    ("title", "holding", "times"),
    [
        ("Tableau de bord/Contributions 2026-06", HOSTILE_SHOWN, 2),
        ("Tableau de bord/Contributions 2026-06", NAME_SHOWN, 2),
        ("Tableau de bord/Budgets 2026/Technique", HOSTILE_SHOWN, 2),
    ],
)
def test_the_cells_of_a_table_show_the_words_as_typed(screen: Page, title: str, holding: str, times: int) -> None:
    screen.goto(f"/index.php/{title}")
    cells = screen.locator("table tr td").all_text_contents()
    assert [" ".join(text.split()) for text in cells].count(holding) == times
    content = screen.locator("#mw-content-text")
    assert content.locator("script, [onclick], td i, td td").count() == 0
