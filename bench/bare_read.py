"""The least a robot can do to have the same texts: list the pages, fetch them 500 at a time.

python -m bare_read API USER PASSWORD
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import requests

Ask = Callable[..., dict[str, Any]]
BATCH = 500
ROBOTS = "Tableau de bord"


def main(api: str, user: str) -> None:
    """Print how many characters there are."""
    with requests.Session() as session:

        def ask(**given: object) -> dict[str, Any]:
            asked = {"action": "query", "format": "json", "formatversion": 2, **given}
            answer: dict[str, Any] = session.post(api, data=asked, timeout=60).json()
            return answer

        token = ask(meta="tokens", type="login")["query"]["tokens"]["logintoken"]
        password = os.environ["COOPWIKI_PASSWORD"]
        ask(action="login", lgname=user, lgpassword=password, lgtoken=token)
        ids = [page["pageid"] for page in every(ask) if not page["title"].startswith(ROBOTS)]
        print(sum(len(text) for text in texts(ask, ids)), "characters")


def every(ask: Ask) -> list[dict[str, Any]]:
    """All pages of the main namespace."""
    found: list[dict[str, Any]] = []
    more: dict[str, Any] = {}
    while True:
        answer = ask(list="allpages", aplimit="max", **more)
        found += answer["query"]["allpages"]
        if "continue" not in answer:
            return found
        more = answer["continue"]


def texts(ask: Ask, ids: list[int]) -> list[str]:
    """Their texts."""
    found: list[str] = []
    for start in range(0, len(ids), BATCH):
        wanted = "|".join(map(str, ids[start : start + BATCH]))
        answer = ask(prop="revisions", rvprop="content", rvslots="main", pageids=wanted)
        pages = answer["query"]["pages"]
        found += [page["revisions"][0]["slots"]["main"]["content"] for page in pages]
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
