"""Records written and changed with the extension's form, with JavaScript and without, on both versions."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest
from playwright.sync_api import Page as Browser

from coopwiki.schema.export.call_layout import example_call
from coopwiki.schema.record import schema_of
from coopwiki.subjects.records import RECORDS
from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, field, fill, open_form, save, told
from wiki.versions import on

pytestmark = [on("1.39"), pytest.mark.long]

LINE = "{{Contribution|date=2026-03-12|qui=Ana|quoi=Site|cercle=Technique|durée=1h30|taux=25}}"
DAMAGED = """Avant {{Contribution| date = 12/03/2026 |qui=[[Paul Roy|Paul]]
| quoi='''Réunion''' <!-- à relire --> |cercle=technique| durée = 2h }} [[pas fermé
<nowiki>{{Contribution|date=x}}</nowiki>
%s
{| class="wikitable"
| un tableau || {{Virement|de=A|vers=B}} à la main
|}
{{Contribution|date=demain"""


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture
def member(mediawiki: MediaWiki, page_of: PageOf, request: pytest.FixtureRequest) -> Browser:
    """Open the browser of a member who has no page yet."""
    name = f"Membre {crc32(request.node.nodeid.encode())}"
    mediawiki.member(name)
    return page_of(name)


@pytest.fixture(params=[True, False], ids=["js", "no js"])
def camille(page_of: PageOf, request: pytest.FixtureRequest) -> Browser:
    return page_of("Camille", java_script_enabled=request.param)


@pytest.fixture
def plain(page_of: PageOf) -> Browser:
    return page_of("Camille", java_script_enabled=False)


def test_a_contribution_is_written_at_the_end_of_the_page_asked_for(
    camille: Browser, client: ClientOf, request: pytest.FixtureRequest
) -> None:
    title = f"Journal {request.node.callspec.id}"
    client("Admin").edit(title, "Mots du début.\n\n" + LINE)
    open_form(camille, "Contribution", page=title, cercle="Technique")
    fill(camille, date="2026-03-14", quoi="Réunion", durée="1h30", taux="25")
    save(camille)
    written = "date=2026-03-14|qui=Camille|quoi=Réunion|cercle=Technique|durée=1h30|taux=25"
    assert client("").text(title) == f"Mots du début.\n\n{LINE}\n{{{{Contribution|{written}}}}}"
    assert "C’est enregistré." in told(camille)
    assert "1 h 30 × 25,00 € = 37,50 €" in told(camille)


def test_a_mistake_is_told_beside_its_field_in_the_words_of_the_wiki_and_nothing_is_saved(
    camille: Browser, client: ClientOf, request: pytest.FixtureRequest
) -> None:
    title = f"Faute {request.node.callspec.id}"
    open_form(camille, "Contribution", page=title)
    fill(camille, quoi="Réunion", durée="1h75", taux="25")
    save(camille)
    assert "2h15" in told(camille)
    assert field(camille, "durée").input_value() == "1h75"
    assert client("").call(action="query", titles=title)["query"]["pages"][0].get("missing")
    fill(camille, durée="2h15", cercle="Technique")
    save(camille)
    assert "durée=2h15" in client("").text(title)


def test_a_mistake_can_be_saved_all_the_same(page_of: PageOf, client: ClientOf) -> None:
    page = page_of("Camille", java_script_enabled=False)
    open_form(page, "Contribution", page="Quand même", quoi="Site", durée="beaucoup")
    save(page)
    page.get_by_label("Enregistrer quand même").check()
    save(page)
    assert "durée=beaucoup" in client("").text("Quand même")
    assert "une fiche de cette page est à corriger" in told(page).lower()
    assert "sera comptée" not in told(page)


def test_fields_say_at_once_what_they_understood(page_of: PageOf) -> None:
    page = page_of("Camille")
    open_form(page, "Contribution", cercle="Technique", quoi="Site")
    fill(page, durée="90 min", taux="25,00")
    page.get_by_text("Compris : 1 h 30 × 25,00 € = 37,50 €").wait_for()
    fill(page, durée="1h75")
    page.locator(".cw-compris-erreur", has_text="2h15").wait_for()
    assert field(page, "durée").get_attribute("aria-invalid") == "true"
    assert page.locator(".cw-total").inner_text() == ""


def test_without_a_page_it_goes_to_mine_of_the_year_of_the_day(member: Browser) -> None:
    open_form(member, "Contribution")
    fill(member, date="2025-12-31", quoi="Bilan", cercle="Technique", durée="2h")
    save(member)
    assert "/Contributions 2025" in (member.title())
    assert "Bilan" in told(member)


def test_a_full_page_is_left_as_it_is_and_the_form_goes_on_on_the_next_one(page_of: PageOf, client: ClientOf) -> None:
    full = "Utilisateur:Camille/Contributions 2019"
    client("Admin").edit(full, "\n".join([LINE] * 300))
    page = page_of("Camille", java_script_enabled=False)
    for quoi in ("Une de plus", "Encore une"):
        open_form(page, "Contribution", quoi=quoi, cercle="Technique")
        fill(page, date="2019-05-06")
        save(page)
    assert client("").text(full).count("{{") == 300
    assert client("").text(f"{full}/2").count("{{") == 2


def test_my_last_one_is_repeated_with_todays_date(member: Browser) -> None:
    open_form(member, "Contribution", quoi="Tri", cercle="Technique", durée="2h")
    today = field(member, "date").input_value()
    save(member)
    open_form(member, "Contribution")
    member.get_by_role("link", name="Reprendre ma dernière fiche").click()
    shown = [field(member, name).input_value() for name in ("date", "quoi", "durée")]
    assert shown == [today, "Tri", "2h"]


def test_in_january_my_last_one_is_that_of_last_year_without_its_slip(page_of: PageOf, client: ClientOf) -> None:
    year = int(client("").expanded("{{CURRENTYEAR}}"))
    client("Camille").edit(
        f"Utilisateur:Camille/Contributions {year - 1}",
        f"{LINE[:-2]}|bon=B-12|réglé le=2026-04-01}}}}",
    )
    page = page_of("Camille", java_script_enabled=False)
    open_form(page, "Contribution", reprendre=1)
    shown = [field(page, name).input_value() for name in ("qui", "quoi", "durée", "bon", "réglé le")]
    assert shown == ["Ana", "Site", "1h30", "", ""]


@pytest.mark.parametrize("quoi", ["a | b }} fin", "[[A {{a", "x <!-- y", "<nowiki> -{a|b}-"])
def test_markup_typed_into_a_field_stays_text_of_that_field(plain: Browser, client: ClientOf, quoi: str) -> None:
    title = f"Balises {crc32(quoi.encode())}"
    client("Admin").edit(title, LINE)
    open_form(plain, "Contribution", page=title, cercle="Technique", quoi=quoi)
    save(plain)
    assert plain.locator(".coopwiki-fiche").count() == 2
    assert quoi in told(plain)


def test_one_record_is_changed_in_place_and_the_rest_kept_to_the_letter(
    camille: Browser, client: ClientOf, request: pytest.FixtureRequest
) -> None:
    title, before = f"Abîmée {request.node.callspec.id}", DAMAGED % LINE
    client("Admin").edit(title, before)
    open_form(camille, "", page=title, n=2)
    assert field(camille, "durée").input_value() == "1h30"
    fill(camille, durée="2h15")
    save(camille)
    assert client("").text(title) == before.replace("durée=1h30", "durée=2h15")
    open_form(camille, "", page=title, n=1)
    assert field(camille, "date").input_value() == "2026-03-12"
    fill(camille, durée="3h")
    save(camille)
    assert client("").text(title) == before.replace("durée=1h30", "durée=2h15").replace("durée = 2h", "durée = 3h")


def test_a_field_that_was_not_there_is_added_inside_its_call(
    camille: Browser, client: ClientOf, request: pytest.FixtureRequest
) -> None:
    title = f"Ajout {request.node.callspec.id}"
    sheet = "{{Cercle\n| nom = Technique\n| raison d'être = Servir\n}}"
    client("Admin").edit(title, f"{LINE} suite\n{sheet}")
    open_form(camille, "", page=title, n=1)
    fill(camille, chantier="Refonte")
    save(camille)
    open_form(camille, "", page=title, n=2)
    fill(camille, "Cercle", rythme="Tous les mardis")
    save(camille)
    assert told(camille).startswith("C’est enregistré.\n")
    assert client("").text(title) == (
        f"{LINE[:-2]}|chantier=Refonte}}}} suite\n{sheet[:-2]}| rythme = Tous les mardis\n}}}}"
    )


@pytest.mark.parametrize(
    ("typed", "said", "kept"),
    [
        ("durée=1h|durée=2h", "deux fois avec des valeurs différentes", "durée=2h"),
        ("durée=1h |taux=25|Durée=1h", "deux fois avec la même valeur", "taux=25|Durée=1h"),
        ("durée=1h|durée=", "deux fois avec des valeurs différentes", "durée=1h"),
    ],
)
def test_a_field_typed_twice_is_told_at_that_field_and_saved_once(
    camille: Browser,
    client: ClientOf,
    typed: str,
    said: str,
    kept: str,
    request: pytest.FixtureRequest,
) -> None:
    title = f"Double {crc32(request.node.nodeid.encode())}"
    client("Admin").edit(title, f"{LINE}\n{LINE.replace('durée=1h30|taux=25', typed)} fin")
    open_form(camille, "", page=title, n=2)
    place = camille.locator(".oo-ui-fieldLayout", has=field(camille, "durée")).last
    assert said in place.inner_text()
    save(camille)
    assert client("").text(title) == f"{LINE}\n{LINE.replace('durée=1h30|taux=25', kept)} fin"
    open_form(camille, "", page=title, n=2)
    assert "deux fois" not in told(camille)


def test_saving_a_record_unchanged_makes_no_edit(plain: Browser, client: ClientOf) -> None:
    revision = client("Admin").edit("Intacte", DAMAGED % LINE)
    open_form(plain, "", page="Intacte", n=1)
    save(plain)
    page = client("").call(action="query", titles="Intacte", prop="info")["query"]["pages"][0]
    assert page["lastrevid"] == revision


def test_every_record_type_has_a_form_that_shows_all_its_fields(plain: Browser, client: ClientOf) -> None:
    schemas = [schema_of(record) for record in RECORDS]
    text = "\n".join(map(example_call, schemas))
    client("Admin").edit("Formes", text)
    for number, schema in enumerate(schemas, 1):
        open_form(plain, "", page="Formes", n=number)
        names = plain.locator("[name^=wpf]").evaluate_all("all => all.map(one => one.name)")
        assert len(set(names)) == len(schema.columns)
        save(plain)
    assert client("").text("Formes") == text


def test_the_special_page_alone_lists_the_record_types_and_a_pages_records(plain: Browser, client: ClientOf) -> None:
    client("Admin").edit("Liste", f"{LINE}\n{LINE}")
    open_form(plain, "", page="Liste")
    assert plain.locator("#mw-content-text ol > li").count() == 2
    assert plain.locator("#mw-content-text ul > li").count() == len(RECORDS)


def test_a_reader_without_an_account_is_led_to_log_in_and_back(mediawiki: MediaWiki, page_of: PageOf) -> None:
    page = page_of("")
    open_form(page, "Contribution")
    assert "Cette fiche s’écrit sur une page à son nom\u00a0: il faut d’abord se connecter" in page.inner_text("body")
    page.fill("#wpName1", "Camille")
    page.fill("#wpPassword1", mediawiki.accounts["Camille"].password)
    page.click("#wpLoginAttempt")
    assert page.locator("#coopwiki-fiche").is_visible()
