"""Throw-away wikis and a browser. `MEDIAWIKI=1.43 pytest tests/wiki` runs on the newer one."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser import chromium
from coopwiki.wiki.live import Live
from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki import operating
from wiki.complaints import STRICT, ended
from wiki.operating import Loaded, Operator
from wiki.robots import robot
from wiki.small_cooperative import PAGES
from wiki.versions import kind, usual

PATIENCE = 60_000
"""Milliseconds for what a browser waits for: a wiki that is asked for the first time compiles all it needs."""

NewWiki = Callable[..., MediaWiki]
ClientOf = Callable[[str], Client]
PageOf = Callable[..., Page]


LASTED = "wiki/seconds"
"""Where pytest's cache keeps how long each file took when all were last run."""


def pytest_configure(config: pytest.Config) -> None:
    """Time the files of a run of the whole folder, in the one process that hears of all tests."""
    whole = any(Path(word).is_dir() for word in config.args)
    if config.cache and whole and "PYTEST_XDIST_WORKER" not in os.environ:
        config.pluginmanager.register(_Clock(config.cache))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no process is left alone with one of them at the end.

    As they were last timed here. Where a file never was, it says itself that it is `long`; others go by their size.
    The order of tests within a file stays.
    """
    timed: dict[str, float] = config.cache.get(LASTED, {}) if config.cache else {}

    def seconds(item: pytest.Item) -> float:
        untimed = 1_000.0 if item.get_closest_marker("long") else item.path.stat().st_size / 100
        return timed.get(item.path.name, untimed)

    items.sort(key=lambda item: (-seconds(item), item.path.name))


class _Clock:
    """Adds up the seconds of each file, and keeps them for the next run."""

    def __init__(self, cache: pytest.Cache) -> None:
        self.cache = cache
        self.taken: defaultdict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.taken[Path(report.fspath).name] += report.duration

    def pytest_sessionfinish(self) -> None:
        now = {file: round(seconds, 1) for file, seconds in self.taken.items()}
        self.cache.set(LASTED, self.cache.get(LASTED, {}) | now)


@pytest.fixture(scope="module")
def wiki_version() -> str:
    """The version to run on; a module may parametrize or override it."""
    return usual()


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    """Further lines of LocalSettings.php, in PHP, for `mediawiki`; a module may override it."""
    return ""


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    """Folders of extensions to load into `mediawiki`; a module may override it."""
    return ()


@pytest.fixture(scope="module")
def new_wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewWiki]:
    """Make further wikis with MediaWiki.create's options: started, and deleted after the module."""
    with ExitStack() as stack:

        def make(version: str, **options: Any) -> MediaWiki:
            folder = tmp_path_factory.mktemp("wiki") / version
            served, number = kind(version)
            wiki = served.create(folder, version=number, **options)
            stack.callback(ended, wiki)
            wiki.start()
            return wiki

        yield make


@pytest.fixture(scope="module")
def mediawiki(new_wiki: NewWiki, wiki_version: str, wiki_settings: str, wiki_plugins: tuple[Path, ...]) -> MediaWiki:
    """A fresh wiki for the module, started; `accounts`: Admin, Robot, Installateur, Camille."""
    return new_wiki(wiki_version, extra=STRICT + wiki_settings, plugins=wiki_plugins)


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory that test processes running side by side share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def deployed(common: Path) -> Callable[[str], Loaded]:
    """A version of MediaWiki on which all that we ship is deployed: made once, to be copied."""
    return cache(lambda version: operating.deployed(common, version))


@pytest.fixture(scope="session")
def loaded(common: Path) -> Callable[[str], Loaded]:
    """The small cooperative on a version of MediaWiki, its dashboards written: made once, to be copied."""
    return cache(lambda version: operating.loaded(common, version, PAGES))


@pytest.fixture(scope="module")
def copied(
    wiki_settings: str, wiki_plugins: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Loaded], Operator]]:
    """Copy a prepared wiki for the module, with its settings and plugins: started, and deleted after it."""
    with ExitStack() as stack:

        def copy(prepared: Loaded) -> Operator:
            folder = tmp_path_factory.mktemp("copy") / "wiki"
            made = prepared.copy(folder, STRICT + wiki_settings, wiki_plugins)
            stack.callback(ended, made.wiki)
            return made

        yield copy


@pytest.fixture(scope="module")
def deployed_wiki(
    copied: Callable[[Loaded], Operator], deployed: Callable[[str], Loaded], wiki_version: str
) -> MediaWiki:
    """All that we ship, for the module; it returns this from a `mediawiki` of its own."""
    return copied(deployed(wiki_version)).wiki


@pytest.fixture(scope="module")
def cooperative(copied: Callable[[Loaded], Operator], loaded: Callable[[str], Loaded], wiki_version: str) -> Operator:
    """The operator of the small cooperative, its dashboards written, for the module."""
    return copied(loaded(wiki_version))


@pytest.fixture
def operator(loaded: Callable[[str], Loaded], wiki_version: str, tmp_path: Path) -> Iterator[Operator]:
    """The operator of the same for one test."""
    made = loaded(wiki_version).copy(tmp_path / "wiki", operating.NO_HURRY)
    yield made
    made.wiki.delete()


@pytest.fixture
def client(mediawiki: MediaWiki) -> Iterator[ClientOf]:
    """`client("Robot")` asks the API as that account, `client("")` as nobody in particular."""
    with ExitStack() as stack:

        def log_in(name: str) -> Client:
            made = stack.enter_context(Client(mediawiki.api))
            return made.log_in(mediawiki.accounts[name]) if name else made

        yield log_in


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with chromium() as started:
        yield started


@pytest.fixture
def page_of(browser: Browser, mediawiki: MediaWiki) -> Iterator[PageOf]:
    """`page_of("Camille")` is a browser page where she is logged in, `page_of("")` a reader's.

    Addresses are relative to the wiki (`page.goto("/index.php/Accueil")`); options are those of
    Playwright's `new_context` (viewport, color_scheme, java_script_enabled).
    """
    with ExitStack() as stack:

        def open_page(name: str, **options: Any) -> Page:
            context = browser.new_context(base_url=mediawiki.url, locale="fr-FR", **options)
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            if name:
                log_in_browser(context, mediawiki, name)
            return context.new_page()

        yield open_page


def log_in_browser(context: BrowserContext, wiki: MediaWiki, name: str) -> None:
    """Give a browser the session of a person who has logged in."""
    with Client(wiki.api) as person:
        person.log_in_person(wiki.accounts[name])
        for cookie in person.session.cookies:
            context.add_cookies([{"name": cookie.name, "value": cookie.value or "", "url": wiki.url}])


@pytest.fixture
def reader(client: ClientOf) -> Client:
    """Somebody at the API who has no account."""
    return client("")


@pytest.fixture
def screen(page_of: PageOf) -> Page:
    """The browser of somebody who has no account."""
    return page_of("")


@pytest.fixture
def camille(operator: Operator) -> Iterator[Client]:
    """A member at the API."""
    with Client(operator.wiki.api) as member:
        yield member.log_in(operator.wiki.accounts["Camille"])


@pytest.fixture(scope="module")
def live(mediawiki: MediaWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """The robots' adapter on the module's wiki."""
    with robot(mediawiki, tmp_path_factory.mktemp("pywikibot")) as connected:
        yield connected


@pytest.fixture(scope="module")
def administrator(mediawiki: MediaWiki) -> Iterator[Client]:
    """The administrator of the module's wiki at the API."""
    with Client(mediawiki.api) as person:
        yield person.log_in_person(mediawiki.accounts["Admin"])
