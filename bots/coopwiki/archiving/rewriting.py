"""A page's HTML as the wiki shows it → HTML that needs nothing but the archive: no script, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

_DROPPED = frozenset(("script", "form", "iframe", "object", "applet", "noscript", "select", "textarea", "button"))
"""Elements that go with all they hold."""
_BARE = frozenset(("link", "meta", "base", "input", "embed", "source", "track", "area"))
"""Elements without an end that go."""
_VOID = frozenset(("br", "hr", "img", "wbr", "col"))
_MEDIA = frozenset(("video", "audio", "picture"))
"""Elements of which only what stands inside stays."""
_KEPT = frozenset(
    (
        "id", "class", "style", "title", "alt", "lang", "dir", "scope", "colspan", "rowspan", "headers", "role",
        "tabindex", "width", "height", "start", "value", "reversed", "datetime", "open", "abbr", "span",
    )
)  # fmt: skip
_ELSEWHERE = re.compile(r"url\s*\(|@import|expression\s*\(|\\", re.IGNORECASE)
_CSS_ADDRESS = re.compile(r"url\s*\([^)]*\)|@import[^;]*;?", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BLOCKS = frozenset(("p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre", "br"))

Resolve = Callable[[str], str]
"""Where an address leads inside the archive; '' for nowhere."""
IsOutside = Callable[[str], bool]
"""Whether an address is one of another site."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The HTML, and its words for the search."""

    html: str
    words: str


def rewritten(html: str, link: Resolve, image: Resolve, is_outside: IsOutside = bool) -> Rewritten:
    """`link` resolves what is clicked, `image` what is shown. An address outside is text beside its link's words."""
    made = _Rewriting(link, image, is_outside)
    made.feed(html)
    made.close()
    return Rewritten("".join(made.parts), " ".join("".join(made.words).split()))


@dataclass(eq=False)
class _Rewriting(HTMLParser):
    link: Resolve
    image: Resolve
    is_outside: IsOutside
    parts: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    _dropping: list[str] = field(default_factory=list)
    _links: list[tuple[int, str]] = field(default_factory=list)  # where each open one begins, and what ends it
    _in_style: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropping or tag in _DROPPED:
            if tag in _DROPPED:
                self._dropping.append(tag)
        elif tag == "a":
            self._open_link(dict(attrs))
        elif tag == "img":
            self._show(dict(attrs))
        elif tag not in _BARE and tag not in _MEDIA:
            self._in_style = tag == "style"
            self.parts.append(f"<{tag}{_attributes(attrs)}>")
        if tag in _BLOCKS:
            self.words.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            if tag == self._dropping[-1]:
                self._dropping.pop()
        elif tag == "a":
            self._close_link()
        elif tag not in _VOID | _BARE | _MEDIA:
            self._in_style = False
            self.parts.append(f"</{tag}>")
        if tag in _BLOCKS:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if self._dropping:
            return
        if self._in_style:
            self.parts.append(_CSS_ADDRESS.sub("none", data).replace("<", ""))
            return
        self.parts.append(escape(data, quote=False))
        self.words.append(data)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, written: str) -> None:
        if not self._dropping:
            self.parts.append(written)
            self.words.append(unescape(written))

    def _open_link(self, given: dict[str, str | None]) -> None:
        """A link inside the archive, or words with the address behind them."""
        address = given.get("href") or ""
        inside = address if address.startswith("#") else self.link(address)
        kept = _attributes([(name, value) for name, value in given.items() if name != "title"])
        if inside:
            self._links.append((len(self.parts), "</a>"))
            self.parts.append(f'<a href="{escape(inside)}"{kept}>')
        else:
            begun = len(self.parts)
            self.parts.append(f"<span{kept}>")
            shown = address.startswith(("http:", "https:", "mailto:", "//")) and self.is_outside(address)
            outside = address if shown else ""
            told = f' <span class="adresse">({escape(outside)})</span>' if outside else ""
            self._links.append((begun, f"</span>{told}"))

    def _close_link(self) -> None:
        """End the last link. One inside the archive that shows nothing goes: nobody could say where it leads."""
        if not self._links:
            return
        begun, end = self._links.pop()
        if end == "</a>" and _shows_nothing("".join(self.parts[begun + 1 :])):
            del self.parts[begun:]
        else:
            self.parts.append(end)

    def _show(self, given: dict[str, str | None]) -> None:
        inside = self.image(given.get("src") or "")
        alt = given.get("alt") or ""
        if inside:
            kept = _attributes([(name, value) for name, value in given.items() if name != "alt"])
            self.parts.append(f'<img src="{escape(inside)}" alt="{escape(alt)}"{kept}>')
        elif alt:
            self.parts.append(f'<span class="absente">[{escape(alt)}]</span>')


def _shows_nothing(html: str) -> bool:
    return "<img " not in html and not _TAG.sub("", html).strip()


def _attributes(attrs: list[tuple[str, str | None]]) -> str:
    return "".join(_attribute(name, value or "") for name, value in attrs if _stays(name, value or ""))


def _stays(name: str, value: str) -> bool:
    if name == "style":
        return not _ELSEWHERE.search(value)
    return name in _KEPT or (name.startswith("aria-") and name != "aria-owns")


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"'
