r"""The file that holds a page in a folder, and the page a file holds.

`/` in a title is a folder. What file systems refuse is percent-encoded: `% \ : * ? " < > |`,
control characters, a dot at the beginning of a name, a dot or a blank at the end of a folder's, a
slash with nothing on one side, and the dot of a folder named like a page. A Lua module ends in
`.lua`, a page of JSON or CSS keeps the ending it has, any other page ends in `.wikitext`. So each
title has one path, and that path gives the title back.

Reading is wider: a name may stand unencoded (`Utilisateur:Ana.wikitext`), with underscores, or
decomposed as some systems write accents; and a module may end in `.wikitext`.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from coopwiki.core.normal import normalized
from coopwiki.core.titles import MODULE, Titles
from coopwiki.wiki.page_code import code_ending

ENDINGS = (".wikitext", ".lua", ".json", ".css")

_KEPT = (".json", ".css")
_REFUSED = re.compile(r'[%/\\:*?"<>|\x00-\x1f\x7f]|\A\.')
_REFUSED_IN_FOLDER = re.compile(
    _REFUSED.pattern + r"|[. ]\Z|\.(?=(?:wikitext|lua|json|css)\Z)",
)
_FOLDERS = re.compile(r"(?<=[^/])/(?=[^/])")


def path_of(title: str, titles: Titles) -> str:
    """Path of a page below its folder.

    >>> path_of("Utilisateur:Ana Martin/2026", Titles())
    'Utilisateur%3AAna Martin/2026.wikitext'
    >>> path_of("Module:CoopWiki/données/a.json", Titles())
    'Module%3ACoopWiki/données/a.json'
    """
    ending = _ending(title, titles)
    stem = title.removesuffix(ending) if ending in _KEPT else title
    *folders, last = _FOLDERS.split(stem)
    names = [_REFUSED_IN_FOLDER.sub(_encoded, folder) for folder in folders]
    return "/".join([*names, _REFUSED.sub(_encoded, last) + ending])


def title_of(path: str, titles: Titles) -> str:
    """Title of the page a file holds, by its path below the folder; '' for none (`notes.txt`).

    UnicodeError when the name isn't UTF-8, encoded or not.
    """
    ending = next((e for e in ENDINGS if path.endswith(e)), "")
    if not ending:
        return ""
    path.encode("utf-8")
    names = path.removesuffix(ending).split("/")
    stem = "/".join(unquote(name, errors="strict") for name in names)
    whole = stem + ending if ending in _KEPT else stem
    title = titles.normal(normalized("NFC", whole))
    return title if ending in (".wikitext", _ending(title, titles)) else ""


def _ending(title: str, titles: Titles) -> str:
    namespace, name = titles.split(title)
    code = code_ending(namespace, name)
    if code in _KEPT:
        return code
    return ".lua" if namespace == MODULE and not name.endswith("/doc") else ".wikitext"


def _encoded(found: re.Match[str]) -> str:
    return "%2E" if found[0] == "." else quote(found[0], safe="")
