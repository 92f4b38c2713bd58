"""Which rights a bot password of ours has, and which it should not have.

The names are those of MediaWiki's `$wgGrantPermissions`, the words those of `Spécial:BotPasswords`
in French.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grant:
    """A box to tick. MediaWiki ticks `basic` by itself and doesn't show it."""

    name: str
    words: str


ROBOT = (
    Grant("basic", "Droits de base"),
    Grant("highvolume", "Modification de gros volumes"),
    Grant("editpage", "Modifier des pages existantes"),
    Grant("createeditmovepage", "Créer, modifier et déplacer des pages"),
)
DEPLOYER = (
    *ROBOT,
    Grant("editprotected", "Modifier des pages protégées"),
    Grant("editinterface", "Modifier l’espace de noms MediaWiki et le JSON du site/utilisateur"),
    Grant("editsiteconfig", "Modifier les CSS/JS du site et ceux de l’utilisateur"),
)
IMPORTER = (ROBOT[0], *ROBOT[2:])
"""Of the account that imports: no high volume, which would hide its edits as a robot's."""

NEEDED = {
    "read": "lire les pages",
    "edit": "modifier les pages",
    "createpage": "créer des pages",
}
"""MediaWiki's right, in French: without one of these the robots can't work."""

PURGE = {"purge": "faire afficher les pages à neuf"}

_OF_OTHER_GRANTS = frozenset(
    "bigdelete block blockemail browsearchive createaccount delete deletedhistory deletedtext"
    " deletelogentry deleterevision editinterface editmyoptions editmyusercss editmyuserjs"
    " editmyuserjson editmywatchlist editprotected editsitecss editsitejs editsitejson editusercss"
    " edituserjs edituserjson import importupload mergehistory movefile patrol protect reupload"
    " reupload-own reupload-shared rollback sendemail siteadmin suppressionlog suppressrevision"
    " undelete upload upload_by_url userrights viewmyprivateinfo viewmywatchlist"
    " viewsuppressed".split()
)
_OF_THE_DEPLOYER = frozenset(
    "editinterface editprotected editsitecss editsitejs editsitejson editusercss edituserjs edituserjson".split()
)


def missing(rights: Collection[str], generator: str = "") -> tuple[str, ...]:
    """What the robots can't do with these rights on that version, in words.

    Since MediaWiki 1.40 everybody may purge, and no list of rights says so.
    """
    listed = {**NEEDED, **PURGE} if generator.startswith("MediaWiki 1.39") else NEEDED
    return tuple(f"{words} ({right})" for right, words in listed.items() if right not in rights)


def superfluous(rights: Collection[str], *, deployer: bool = False) -> tuple[str, ...]:
    """Rights that the robots, or a deployment, never use; only other grants give them."""
    allowed = _OF_THE_DEPLOYER if deployer else frozenset()
    return tuple(sorted((_OF_OTHER_GRANTS - allowed) & set(rights)))


def ticked(grants: Collection[Grant]) -> str:
    """The boxes to tick, as `Spécial:BotPasswords` names them."""
    return ", ".join(f"« {grant.words} »" for grant in grants if grant.name != "basic")


def command(grants: Collection[Grant], user: str, bot_name: str) -> str:
    """What makes the bot password on the wiki's server; MediaWiki draws the password and prints it."""
    names = ",".join(grant.name for grant in grants)
    return f"php maintenance/createBotPassword.php --appid {bot_name} --grants {names} {user}"
