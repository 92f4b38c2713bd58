"""One click: an interest, a state, a page read again. Written with a token alone, that field alone; both versions."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page as Browser
from playwright.sync_api import expect

from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, field, told
from wiki.versions import on

pytestmark = on("1.43")

SCRIPT = "\"'><img src=x onerror=window.etranger=1><script>window.etranger=1</script>"
ACTION = "{{Action|quoi=Relire|cercle=Technique|échéance=2026-03-12}}"
PROPOSAL = (
    "{{Proposition|titre=Le vélo|qui=Paul|date=2026-03-01|question=Lequel ?|nature=transversale|cercles=Technique}}"
)
TRAINING = "{{Formation\n|titre=Animer une réunion\n|qui=Paul Roy\n|seuil=6\n}}"
ADDRESS = "/index.php?title=Spécial:Clic&page={}&n={}&geste={}"


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    """Only administrators read pages whose title begins with `Secret`, as Lockdown would have it."""
    return (
        "$wgHooks['getUserPermissionsErrors'][] = static function ( $title, $user, $action, &$result ) {"
        " if ( $action === 'read' && str_starts_with( $title->getText(), 'Secret' )"
        " && !$user->isAllowed( 'delete' ) ) { $result = [ 'badaccess-group0' ]; return false; } };"
    )


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture
def camille(page_of: PageOf) -> Browser:
    return page_of("Camille")


@pytest.fixture
def plain(page_of: PageOf) -> Browser:
    """Open Camille's browser, without JavaScript."""
    return page_of("Camille", java_script_enabled=False)


def today() -> str:
    return datetime.now(ZoneInfo("Europe/Paris")).date().isoformat()


def press(page: Browser, title: str, words: str, number: int = 0) -> None:
    """Press a button of a page's block; the page is shown anew."""
    page.goto(f"/index.php/{title}")
    with page.expect_event("load"):
        page.locator("a.cw-geste", has_text=words).nth(number).click()


def test_a_state_is_changed_in_place_and_undone_by_another_click(camille: Browser, client: ClientOf) -> None:
    text = f"Un mot.\n* {ACTION}\n{{{{Action|quoi=Trier|cercle=Technique|état=en cours}}}} fin"
    client("Admin").edit("Gestes", text)
    press(camille, "Gestes", "faite")
    done = text.replace("2026-03-12}}", f"2026-03-12|état=faite|fait le={today()}}}}}")
    assert client("").text("Gestes") == done
    assert "C’est enregistré" in told(camille)
    assert camille.url.endswith("#ligne-2")
    press(camille, "Gestes", "à faire")
    assert client("").text("Gestes") == text.replace("2026-03-12}}", "2026-03-12|état=à faire|fait le=}}")


def test_without_scripts_the_click_asks_first_and_an_address_alone_writes_nothing(
    plain: Browser, client: ClientOf
) -> None:
    client("Admin").edit("Demandée", ACTION)
    press(plain, "Demandée", "en cours")
    assert client("").text("Demandée") == ACTION
    assert "état = en cours" in told(plain)
    with plain.expect_event("load"):
        plain.locator("#mw-content-text form button").click()
    assert client("").text("Demandée") == ACTION.replace("}}", "|état=en cours}}")


def test_a_wrong_token_writes_nothing(camille: Browser, client: ClientOf) -> None:
    client("Admin").edit("Jeton", ACTION)
    answer = camille.request.post(ADDRESS.format("Jeton", 1, "done"), form={"wpEditToken": "0123456789abcdef+\\"})
    assert "état = faite" in answer.text()
    assert client("").text("Jeton") == ACTION


def test_an_interest_is_written_once_on_the_members_page_and_taken_back(camille: Browser, client: ClientOf) -> None:
    client("Admin").edit("Formations", TRAINING)
    camille.goto("/index.php/Formations")
    line = f"{{{{Intérêt|qui=Camille|date={today()}|formation=Animer une réunion}}}}"
    camille.get_by_text("voir le texte").click()
    expect(camille.locator(".cw-gestes code")).to_have_text(line)
    press(camille, "Formations", "cela m’intéresse")
    assert client("").text("Utilisateur:Camille").endswith(line)
    assert client("").text("Formations") == TRAINING
    assert "C’est enregistré" in told(camille)
    answers = camille.evaluate(
        """async (address) => { const token = mw.user.tokens.get('csrfToken');
        const send = () => fetch(address, {method: 'POST', body: new URLSearchParams({wpEditToken: token})});
        return (await Promise.all([send(), send()])).map((one) => one.status); }""",
        ADDRESS.format("Formations", 1, "wanted"),
    )
    assert answers == [200, 200]
    assert client("").text("Utilisateur:Camille").count("{{Intérêt") == 1
    press(camille, "Formations", "je ne suis plus intéressé")
    assert client("").text("Utilisateur:Camille").endswith(line.replace("}}", f"|retiré le={today()}}}}}"))
    expect(camille.locator("a.cw-geste", has_text="cela m’intéresse")).to_be_visible()


def test_a_banner_is_renewed_by_one_click_in_any_namespace(camille: Browser, client: ClientOf) -> None:
    for title in ("Page relue", "Aide:Relue", "Projet:Relue", "Utilisateur:Camille/Relue", "Catégorie:Relue"):
        client("Admin").edit(title, "{{Vérifié|le=2020-01-01}}\nTexte.")
        press(camille, title, "vérifiée aujourd’hui")
        assert client("").text(title) == f"{{{{Vérifié|le={today()}|par=Camille}}}}\nTexte."
        expect(camille.locator("a.cw-geste")).to_have_count(0)


def test_what_somebody_else_changed_is_never_written_over(plain: Browser, client: ClientOf) -> None:
    client("Admin").edit("Conflit de geste", f"{ACTION}\n{ACTION.replace('Relire', 'Trier')}")
    plain.goto("/index.php/Conflit de geste")
    plain.locator("a.cw-geste", has_text="faite").nth(1).click()
    theirs = f"Un mot.\n{ACTION}\n{ACTION.replace('Relire', 'Trier tout')}"
    client("Admin").edit("Conflit de geste", theirs)
    plain.locator("#mw-content-text form button").click()
    assert "Quelqu’un a modifié cette fiche entre-temps" in told(plain)
    assert client("").text("Conflit de geste") == theirs
    client("Admin").edit("Conflit de geste", ACTION)
    plain.goto("/index.php/Conflit de geste")
    plain.locator("a.cw-geste", has_text="faite").click()
    client("Admin").edit("Conflit de geste", f"Plus haut.\n{ACTION}")
    plain.locator("#mw-content-text form button").click()
    assert client("").text("Conflit de geste") == "Plus haut.\n" + ACTION.replace(
        "}}", f"|état=faite|fait le={today()}}}}}"
    )


def test_pages_that_are_closed_to_somebody_stay_closed(camille: Browser, page_of: PageOf, client: ClientOf) -> None:
    admin = client("Admin")
    admin.edit("Secret du bureau", ACTION)
    camille.goto(ADDRESS.format("Secret du bureau", 1, "done"))
    assert "Relire" not in told(camille)
    assert "état = faite" not in told(camille)
    admin.edit("Fermée", ACTION)
    admin.call(action="protect", title="Fermée", protections="edit=sysop", token=admin.token())
    camille.goto("/index.php/Fermée")
    expect(camille.locator("a.cw-geste")).to_have_count(0)
    camille.goto(ADDRESS.format("Fermée", 1, "done"))
    camille.locator("#mw-content-text form button").click()
    assert "protég" in told(camille)
    assert admin.text("Fermée") == ACTION
    visitor = page_of("")
    visitor.goto("/index.php/Gestes")
    expect(visitor.locator("a.cw-geste")).to_have_count(0)


def test_what_members_typed_stays_text(camille: Browser, client: ClientOf) -> None:
    title = f"<nowiki>{SCRIPT}</nowiki>"
    client("Admin").edit(
        "Texte hostile", f"{{{{Formation|titre={title}|qui=Paul|seuil=2}}}}\n{ACTION.replace('Relire', title)}"
    )
    camille.goto("/index.php/Texte hostile")
    for address in (ADDRESS.format("Texte hostile", 1, "wanted"), ADDRESS.format("Texte hostile", 2, "done")):
        camille.goto(address)
        assert camille.evaluate("window.etranger") is None
        assert camille.locator("#mw-content-text img, #mw-content-text script").count() == 0
    for page, n, key in (("Texte hostile", 2, SCRIPT), (SCRIPT, 1, "done"), ("Texte hostile", 99, "done")):
        camille.goto(ADDRESS.format(page, n, key))
        assert camille.evaluate("window.etranger") is None
        assert camille.locator("#mw-content-text form").count() == 0


@pytest.mark.parametrize(
    ("record", "field", "words", "back"),
    [
        ("{{Avis|qui=Ana|position=Objection}}", "levé le", "lever l’objection", "l’objection n’est pas levée"),
        ("{{Objection|de=Ana|texte=Trop cher.}}", "levée le", "lever l’objection", "l’objection n’est pas levée"),
        ("{{Avis|qui=Ana|position=question}}", "levé le", "la réponse est donnée", "la question reste sans réponse"),
    ],
)
def test_an_objection_is_lifted_where_it_stands_and_stands_again(
    camille: Browser, client: ClientOf, record: str, field: str, words: str, back: str
) -> None:
    text = f"{PROPOSAL}\n* {{{{Avis|qui=Paul|position=consentement}}}}\n* {record}"
    client("Admin").edit("Proposée", text)
    press(camille, "Proposée", words)
    assert client("").text("Proposée") == f"{text[:-2]}|{field}={today()}}}}}"
    press(camille, "Proposée", back)
    assert client("").text("Proposée") == f"{text[:-2]}|{field}=}}}}"
    assert camille.locator("a.cw-geste").count() == 1


@pytest.mark.parametrize("width", [360, 1200])
def test_what_a_proposal_leads_to_stands_inside_its_box(page_of: PageOf, client: ClientOf, width: int) -> None:
    standing = {"state": "ouverte", "decides": "Technique", "awaits": [], "page": "Tableau de bord", "precedents": []}
    client("Admin").edit("Module:CoopWiki/données/propositions/Le vélo.json", json.dumps(standing))
    client("Admin").edit("Le vélo", PROPOSAL)
    page = page_of("", viewport={"width": width, "height": 800})
    page.goto("/index.php/Le_vélo")
    box = page.locator(".cw-rappel").bounding_box()
    link = page.get_by_role("link", name="Donner mon avis").bounding_box()
    assert box
    assert link
    assert link["y"] + link["height"] <= box["y"] + box["height"]


def test_a_circles_sheet_leads_to_the_forms_for_it(camille: Browser, client: ClientOf) -> None:
    client("Admin").edit("Le cercle", "{{Cercle|nom=L'eau & nous|raison d'être=Boire}}")
    for words, name in (("Noter une réunion", "cercle"), ("Noter une décision", "où")):
        camille.goto("/index.php/Le_cercle")
        camille.get_by_role("link", name=words).click()
        expect(field(camille, name, "Réunion" if name == "cercle" else "Décision")).to_have_value("L'eau & nous")
