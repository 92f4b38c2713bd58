"""Notifies people outside the wiki: a watch that listens for successes, the chats of operators and circles."""

from __future__ import annotations

import logging
import re

import requests

from coopwiki.core.typed import one_line

log = logging.getLogger(__name__)
_SECONDS = 5
_TAKEN = range(200, 300)
_MARKUP = str.maketrans(
    {
        "<": "‹", ">": "›", "@": "@\u200b", "#": "#\u200b", "*": "∗", "_": "＿", "~": "∼", "`": "ˋ",
        "[": "［", "]": "］",
    }
)  # fmt: skip
_ADDRESS = re.compile(r"(?<=\w):(?=//|\w)|(?<=\w)\.(?=\w)")
"""Where a scheme or a bare address (`exemple.org`, `mailto:x`) would make a link."""


def ping(address: str) -> None:
    """Say that a job has succeeded. An address that doesn't answer is a warning."""
    if address:
        _send("GET", address, "l’adresse de veille")


def say(address: str, text: str, whom: str) -> bool:
    """Write into a chat (Rocket.Chat, Slack, Mattermost: the same JSON); whether it was taken.

    `whom` stands in the warning where it was not. The address itself is never in a log.
    """
    return not address or _send("POST", address, f"le salon {whom}", {"text": text})


def as_chat_text(text: str) -> str:
    """What a member typed, as text of a chat: no mention, no link, no markup; one line.

    >>> as_chat_text("<!channel> @all")
    '‹!channel› @\u200ball'
    """
    return _ADDRESS.sub("\u200b\\g<0>", one_line(text)).translate(_MARKUP)


def _send(method: str, address: str, where: str, body: dict[str, str] | None = None) -> bool:
    try:
        answer = requests.request(method, address, json=body, timeout=_SECONDS, allow_redirects=False)
    except (requests.RequestException, UnicodeError) as error:
        log.warning("Rien ne répond à %s (%s).", where, type(error).__name__)
        return False
    if answer.status_code not in _TAKEN:
        log.warning("On n’a pas voulu de notre message à %s (%s).", where, answer.status_code)
        return False
    return True
