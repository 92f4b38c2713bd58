"""A wiki that asks a question before each edit asks it in the form too, on both versions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, open_form, save
from wiki.versions import on

pytestmark = on("1.39")


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    return """wfLoadExtension( 'ConfirmEdit' );
$wgCaptchaTriggers['edit'] = $wgCaptchaTriggers['create'] = true;"""


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


def test_the_question_is_asked_and_the_right_answer_saves(page_of: PageOf, client: ClientOf) -> None:
    page = page_of("Camille", java_script_enabled=False)
    open_form(page, "Contribution", page="Question", cercle="Technique", quoi="Tri")
    save(page)
    page.locator("[name=captchaword]").fill("-1")
    save(page)
    asked = re.search(r"(\d+)\s*([+−-])\s*(\d+)", page.locator("[for=cw-captcha]").inner_text())
    assert asked
    assert client("").call(action="query", titles="Question")["query"]["pages"][0]["missing"]
    one, sign, other = asked.groups()
    answer = int(one) + int(other) if sign == "+" else int(one) - int(other)
    page.locator("[name=captchaword]").fill(str(answer))
    save(page)
    assert "quoi=Tri" in client("").text("Question")
