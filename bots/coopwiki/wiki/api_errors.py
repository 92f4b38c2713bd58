"""What a wiki's refusals mean: which of the port's errors or outcomes, in which words.

The codes are MediaWiki's own (they stay the same from one version to the next, the texts do not).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coopwiki.wiki.account import Account
from coopwiki.wiki.port import Denied, Outcome, Status, Unreachable, WikiError
from coopwiki.wiki.retry import Interrupted

CERTIFICATE, PROXY = "certificate", "proxy"
"""Where a connection was refused before anything was answered."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What is kept of one HTTP answer: nothing that was sent, nothing that was said.

    `trouble` says where the connection was refused, '' for an answer. `guarded` is true where a content delivery
    network answers in the wiki's place, and asks to show that we are a person.
    """

    status: int
    code: str = ""
    retry_after: str = ""
    location: str = ""
    json: bool = True
    trouble: str = ""
    guarded: bool = False

    @property
    def page(self) -> bool:
        """Whether it is a page for people, where the API would have answered in JSON."""
        return not self.json and not self.trouble


class Refusal(Exception):
    """The API's answer is an error: its code, its text, and what came with it."""

    def __init__(self, code: str, info: str, details: Mapping[str, Any]) -> None:
        super().__init__(f"{code}: {info}")
        self.code = code
        self.info = info
        self.details = details


BUSY: Mapping[str, str] = {
    "ratelimited": "Le wiki limite le nombre de modifications par minute.",
    "readonly": "Le wiki est en lecture seule (« $wgReadOnly » dans son LocalSettings.php, ou sa base de données).",
    "maxlag": "Le wiki est surchargé.",
}
"""Codes that say: wait, then go on."""

CONFLICT: Mapping[str, str] = {
    "editconflict": "a été modifiée entre-temps",
    "articleexists": "existe déjà",
    "missingtitle": "a été supprimée entre-temps",
    "pagedeleted": "a été supprimée entre-temps",
    "nosuchrevid": "n’est plus celle qui avait été lue",
}
"""The page is not what the draft was made from any more."""

DENIED: Mapping[str, str] = {
    "blocked": "Le compte du robot est bloqué.",
    "autoblocked": "Le compte du robot est bloqué.",
    "systemblocked": "L’adresse du robot est bloquée.",
    "readapidenied": "Le compte n’a pas le droit de lire ce wiki par son API.",
    "writeapidenied": "Le compte n’a pas le droit d’écrire par l’API.",
    "noedit": "Le compte n’a pas le droit de modifier des pages.",
    "assertbotfailed": "Le compte n’a pas le droit « bot ».",
    "apiunavailable": "L’API de ce wiki est fermée.",
}
"""The whole account is refused: a person must act before anything else is tried."""

FORGOTTEN = frozenset({"badtoken", "assertuserfailed", "assertnameduserfailed"})
"""The wiki has lost our session, though we had just logged in: no person need act, it may keep the next one."""

_NOT_KEPT = (
    "Le wiki ne garde pas la session du robot, ou ne lui permet pas de lire : si cela dure, vérifiez les droits"
    " du compte, et si l’adresse du wiki commence par http ou https."
)

REFUSED: Mapping[str, str] = {
    "protectedpage": "La page est protégée.",
    "cascadeprotected": "La page est protégée, parce qu’une page protégée l’inclut.",
    "protectedtitle": "La création de cette page est interdite.",
    "protectednamespace": "Le compte du robot ne peut pas écrire dans cet espace de noms.",
    "protectednamespace-interface": "Il faut le droit de modifier l’interface du wiki.",
    "namespaceprotected": "Le compte du robot ne peut pas écrire dans cet espace de noms.",
    "permissiondenied": "Le compte du robot n’a pas le droit de modifier cette page.",
    "cantcreate": "Le compte du robot n’a pas le droit de créer cette page.",
    "nocreate-loggedin": "Le compte du robot n’a pas le droit de créer des pages.",
    "spamblacklist": "Un lien de la page est sur la liste noire du wiki.",
    "contenttoobig": "La page est trop longue pour ce wiki.",
    "hookaborted": "Une extension du wiki refuse la modification.",
    "captcha": "Le wiki demande un captcha, auquel un robot ne répond pas.",
    "invalidtitle": "Le titre n’est pas valable.",
    "titleblacklist-forbidden": "Le titre est sur la liste noire du wiki.",
    "abusefilter-disallowed": "Un filtre anti-abus refuse la modification.",
    "abusefilter-warning": "Un filtre anti-abus met en garde contre cette modification.",
}
"""This page is refused; the others may be saved."""


def interruption(api: str, notes: Iterable[HttpAnswer], *, garbled: bool = False) -> Interrupted:
    """Say why nothing came back, from the answers met. Raises what trying again won't cure."""
    for note in notes:
        if note.code in BUSY:
            return Interrupted(Unreachable(BUSY[note.code]), _seconds(note), busy=True)
        _raise_lasting(api, note)
        if note.trouble == PROXY:
            return Interrupted(Unreachable(f"Le proxy entre cette machine et le wiki ne répond pas.{_WAY}"))
        if note.status in {429, 502, 503, 504}:
            reason = Unreachable(f"Le serveur du wiki est surchargé ou en panne ({note.status}).{_ROBOTS * note.page}")
            return Interrupted(reason, _seconds(note), busy=bool(note.retry_after))
        if note.status >= 500 or note.code:
            what = note.code or note.status
            return Interrupted(Unreachable(f"Le wiki signale une erreur interne ({what})."))
    what = "donne une réponse illisible" if garbled else "ne répond pas"
    return Interrupted(Unreachable(f"Le wiki {what} : {api}"))


_BASIC = (
    " S’il demande un nom et un mot de passe avant le wiki, les indiquer dans wiki.toml, lignes « http_user » et"
    " « http_password_file »."
)
_ROBOTS = (
    " Si le wiki s’ouvre dans un navigateur, une protection contre les robots (CDN, pare-feu) est devant lui :"
    " y admettre l’adresse de cette machine, ou écrire dans wiki.toml, ligne « api », une adresse qui n’y passe pas."
)
_WAY = " Vérifier son adresse dans wiki.toml, ligne « proxy », ou la variable d’environnement HTTPS_PROXY."
_OAUTH = "mwoauth-"
"""How the codes of the extension OAuth begin."""


def strange(api: str) -> Unreachable:
    """Make the error for an answer that is no MediaWiki's."""
    return Unreachable(f"Ce qui répond à l’adresse {api} n’est pas l’API de MediaWiki.")


def _raise_lasting(api: str, note: HttpAnswer) -> None:
    """Raise what trying again won't cure."""
    if note.location:
        raise Unreachable(
            f"Le wiki renvoie vers une autre adresse, {note.location} : si c’est le même wiki,"
            f" mettez la nouvelle adresse de son API à la place de {api}."
        )
    _raise_closed(api, note)
    if 400 <= note.status < 500 and note.status != 429:
        raise Unreachable(f"Il n’y a pas d’API de MediaWiki à l’adresse {api} ({note.status}).")
    if note.status < 300 and not note.json:
        raise Unreachable(
            f"L’adresse {api} montre une page au lieu de répondre comme l’API de MediaWiki :"
            " vérifiez-la (elle finit par « api.php »), et si le serveur demande de s’identifier ou est en travaux."
            f"{_ROBOTS}"
        )


def _raise_closed(api: str, note: HttpAnswer) -> None:
    """Raise what says that something on the way, or the wiki's server, does not let us in."""
    if note.code.startswith(_OAUTH):
        raise Denied(
            f"Le wiki refuse le jeton OAuth ({note.code}) : en demander un autre pour ce compte, et le mettre dans le"
            " fichier que nomme « password_file » (ou « deploy_password_file ») de wiki.toml."
        )
    if note.trouble == CERTIFICATE:
        raise Unreachable(
            f"Le certificat que montre {api} n’est d’aucune autorité connue d’ici, ou pas de ce nom : si l’autorité est"
            " la vôtre, nommer le fichier de son certificat dans wiki.toml, ligne « ca_file »."
        )
    if note.status == 407:
        raise Denied(
            "Le proxy entre cette machine et le wiki demande qui l’on est (407) : l’adresse avec le nom et le mot de"
            " passe va dans la variable d’environnement HTTPS_PROXY, et « proxy » reste vide dans wiki.toml."
        )
    if note.guarded:
        raise Denied(f"Une protection contre les robots répond à la place du wiki ({note.status}).{_ROBOTS}")
    if note.status in {401, 403}:
        hint = _BASIC if note.status == 401 else _ROBOTS
        raise Denied(f"Le serveur du wiki interdit l’accès à {api} ({note.status}).{hint}")


def _seconds(note: HttpAnswer) -> int:
    """Seconds to wait, 0 when the wiki doesn't say or gives a date."""
    return int(note.retry_after) if note.retry_after.isdecimal() else 0


def failure(refusal: Refusal) -> WikiError:
    """Make the error for a refusal that no page is the cause of."""
    if refusal.code in DENIED:
        return Denied(f"{DENIED[refusal.code]} ({refusal.code})")
    if refusal.code in FORGOTTEN:
        return Unreachable(f"Le wiki ne reconnaît pas la session du robot. ({refusal.code})")
    return Unreachable(f"Le wiki n’a pas répondu à la demande : {refusal.info} ({refusal.code})")


def outcome(refusal: Refusal, title: str) -> Outcome:
    """Say what a refused edit becomes. Raises Denied when the whole account is refused, Unreachable when forgotten."""
    if refusal.code in DENIED or refusal.code in FORGOTTEN:
        raise failure(refusal)
    if refusal.code in CONFLICT:
        message = f"La page « {title} » {CONFLICT[refusal.code]} : la relire avant de l’écrire."
        return Outcome(Status.CONFLICT, 0, refusal.code, message)
    known = REFUSED.get(refusal.code, "Le wiki refuse la modification.")
    return Outcome(Status.REFUSED, 0, refusal.code, f"{known} {_reason(refusal)}".rstrip())


def _reason(refusal: Refusal) -> str:
    rule = refusal.details.get("abusefilter")
    if isinstance(rule, Mapping) and rule.get("description"):
        return f"Filtre : « {rule['description']} »."
    return f"Réponse du wiki : {refusal.info}" if refusal.code not in REFUSED else ""


def not_kept() -> Interrupted:
    """Make the error for a session that is lost as soon as it is opened: the next one may be kept."""
    return Interrupted(Unreachable(_NOT_KEPT))


def sign_in_refusal(login: str, answer: Mapping[str, Any]) -> Denied | Interrupted:
    """Why `action=login` didn't let us in. Its reason is a text, always in English."""
    result, reason = str(answer.get("result", "")), str(answer.get("reason", ""))
    if result in {"NeedToken", "WrongToken"} or "session" in reason:
        return not_kept()
    if result == "Throttled" or "too many recent" in reason:
        return Denied("Trop d’essais de connexion : attendez quelques minutes, puis réessayez.")
    return Denied(
        f"Le wiki refuse le mot de passe du robot « {login} » : vérifiez le nom du compte (renommé, il s’écrit sous son"
        " nouveau nom dans wiki.toml), le nom du mot de passe de robot et le mot de passe (page"
        " « Spécial:BotPasswords » du wiki)."
    )


def taken_for(account: Account, name: str) -> Denied:
    """Make the error for a wiki that lets us in and takes us for somebody else, as after a renaming."""
    if account.token:
        return Denied(
            f"Le wiki nous prend pour « {name} » au lieu de « {account.user} » : si le compte a été renommé, écrire son"
            " nouveau nom dans wiki.toml, ligne « account » ; si c’est une adresse, le serveur web ne passe pas le"
            " jeton OAuth au wiki (avec Apache : « CGIPassAuth On »)."
        )
    return Denied(
        f"Le mot de passe est accepté, mais le wiki nous prend pour « {name} » au lieu de"
        f" « {account.user} » : vérifiez le nom du compte et l’adresse (http, https)."
    )
