"""What each cooperative published, kept in a folder: a month published once never changes (docs/pack.md)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from coopwiki.federation.comparison import RespondingCooperative
from coopwiki.federation.engines import Looked
from coopwiki.federation.pack_json import as_json, read_pack, settled
from coopwiki.federation.work import Answer
from coopwiki.settings import WrongSettings
from coopwiki.subjects.packs import Pack
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.port import Damaged


def all_as_told(looked: Looked, directory: Path) -> Looked:
    """Each partner with what was published of it before.

    One of which that can't be read is left out: its months might be published twice, and one subtracted from the other.
    """
    partners, silent = [], list(looked.silent)
    for one in looked.partners:
        try:
            partners.append(as_told(one, directory))
        except Damaged as error:
            silent.append(Answer(one.source.name, error=str(error)))
    return Looked(tuple(partners), tuple(silent))


def as_told(partner: RespondingCooperative, directory: Path) -> RespondingCooperative:
    """The partner with what was published of it before; what is published now is kept for the next time.

    Raises Damaged for a file that is no pack, WrongSettings where it can't be written.
    """
    file = directory / f"{quote(partner.source.name, safe='')}.json"
    before = read_pack(file) if file.exists() else None
    now = settled(partner.pack, before)
    _keep(file, as_json(_with_earlier(now, before)))
    return replace(partner, pack=now)


def _with_earlier(now: Pack, before: Pack | None) -> Pack:
    """All that was ever published: months that are over for long, too."""
    known = {(one.measure, one.period) for one in now.figures}
    earlier = before.figures if before else ()
    gone = tuple(one for one in earlier if (one.measure, one.period) not in known)
    return replace(now, figures=(*gone, *now.figures))


def _keep(file: Path, text: str) -> None:
    """Write the file whole or not at all, where its text changes."""
    try:
        if file.exists() and file.read_text(encoding="utf-8") == text:
            return
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    except OSError as error:
        raise WrongSettings(f"Ce qui est dit ne peut pas être gardé dans {file} : {why(error)}.") from error
