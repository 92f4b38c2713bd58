"""Writes small XML exports as MediaWiki does, for tests of those who read them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

NAMESPACES: Mapping[int, str] = {
    0: "",
    1: "Discussion",
    2: "Utilisateur",
    4: "Projet",
    10: "Modèle",
    828: "Module",
}


def export(*pages: str, version: str = "0.11", namespaces: Mapping[int, str] = NAMESPACES) -> str:
    """A whole export."""
    named = "".join(
        f'      <namespace key="{number}" case="first-letter">{escape(name)}</namespace>\n'
        for number, name in namespaces.items()
    )
    site = f"  <siteinfo>\n    <namespaces>\n{named}    </namespaces>\n  </siteinfo>\n"
    root = f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-{version}/" version="{version}">'
    return f"{root}\n{site if namespaces else ''}{''.join(pages)}</mediawiki>\n"


def page(title: str, *contents: str, number: int = 1, namespace: int | None = 0, redirect: str = "") -> str:
    """A page; each content is a text, or a whole `<revision>` element."""
    revisions = (
        content if content.startswith("    <revision>") else revision(content, number=rank)
        for rank, content in enumerate(contents, start=number * 10)
    )
    return (
        f"  <page>\n    <title>{escape(title)}</title>\n"
        + (f"    <ns>{namespace}</ns>\n" if namespace is not None else "")
        + f"    <id>{number}</id>\n"
        + (f"    <redirect title={quoteattr(redirect)} />\n" if redirect else "")
        + "".join(revisions)
        + "  </page>\n"
    )


def revision(
    text: str,
    number: int = 10,
    timestamp: str = "2026-03-12T10:00:00Z",
    model: str = "wikitext",
    element: str = "",
) -> str:
    """A revision; `element` stands instead of the whole `<text>` element."""
    size = len(text.encode())
    given = element or f'<text bytes="{size}" xml:space="preserve">{escape(text)}</text>'
    return f"""    <revision>
      <id>{number}</id>
      <parentid>7</parentid>
      <timestamp>{timestamp}</timestamp>
      <contributor>
        <username>Ana</username>
        <id>12</id>
      </contributor>
      <comment>un essai</comment>
      <origin>{number}</origin>
      <model>{model}</model>
      <format>text/x-wiki</format>
      {given}
      <sha1>dpi4piyg0rlne0m4009bw6slmn5h25y</sha1>
    </revision>
"""
