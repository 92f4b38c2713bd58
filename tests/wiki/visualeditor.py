"""VisualEditor, used as a member does: a record's block opened as a form, the page saved."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import quote

from playwright.sync_api import Locator
from playwright.sync_api import Page as Browser
from playwright.sync_api import TimeoutError as TooLong

LONG = 25_000
"""Milliseconds after which it is loaded anew; it takes two seconds or three."""
RECORD = ".ve-ce-documentNode .coopwiki-fiche.ve-ce-focusableNode"


def start(page: Browser, title: str, shown: str = RECORD) -> None:
    """Open a page in the editor, and wait until it shows that, a record if nothing else is asked for.

    Where a part of the editor has not come from a busy wiki, the page is loaded once more, as a member does.
    """
    address = f"/index.php?title={quote(title)}&veaction=edit&vehidebetadialog=1"
    page.goto(address)
    with suppress(TooLong):
        page.wait_for_selector(shown, timeout=LONG)
    if not page.locator(shown).count():
        page.goto(address)
    page.wait_for_selector(shown)
    page.wait_for_function("ve.init.target.active && !ve.init.target.activating")


def open_form(editor: Browser, selector: str) -> None:
    """Click a block, then "Modifier"; its form is open then."""
    block = editor.locator(f".ve-ce-documentNode {selector}").first
    block.scroll_into_view_if_needed()
    box = block.bounding_box()
    assert box is not None
    editor.mouse.click(box["x"] + box["width"] / 2, box["y"] + 12)
    editor.locator(".ve-ui-linearContextItem").get_by_text("Modifier", exact=True).click()
    editor.wait_for_selector(".ve-ui-mwParameterPage")


def insert(editor: Browser, template: str) -> None:
    """Type two braces at the end of the text, choose a template; its form is open then."""
    editor.locator(".ve-ce-documentNode p").last.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.press("Enter")
    editor.keyboard.type("{{")
    search = editor.locator(".ve-ui-mwTemplateDialog input:visible").first
    search.click()
    search.press_sequentially(template, delay=50)
    offered = editor.locator(".oo-ui-menuOptionWidget:visible").get_by_text(template, exact=True)
    offered.first.wait_for()
    # The list is made anew by each answer: it holds still once the last letter's has come.
    editor.wait_for_timeout(1_500)
    offered.first.click()
    editor.wait_for_selector(".ve-ui-mwParameterPage")


def field(editor: Browser, label: str) -> Locator:
    """Find the input of a field of the form."""
    pages = editor.locator(".ve-ui-mwParameterPage")
    one = pages.filter(has=editor.locator(".ve-ui-mwParameterPage-label", has_text=label)).first
    return one.locator("textarea:visible, input:visible").first


def save(editor: Browser) -> None:
    """Apply the form, then save the page."""
    editor.locator(".ve-ui-mwTemplateDialog .oo-ui-processDialog-actions-primary a").click()
    editor.wait_for_selector(".ve-ui-mwParameterPage", state="detached")
    editor.locator(".oo-ui-tool-name-showSave .oo-ui-tool-link").click()
    editor.wait_for_selector(".ve-ui-mwSaveDialog .oo-ui-processDialog-actions-primary a")
    with editor.expect_response(lambda r: "api.php" in r.url and r.request.method == "POST"):
        editor.locator(".ve-ui-mwSaveDialog .oo-ui-processDialog-actions-primary a").click()
    editor.wait_for_selector(".ve-ui-mwSaveDialog", state="hidden")
