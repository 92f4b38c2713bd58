"""The demo: a real wiki with a small invented cooperative in it, left running.

`python demo/demo.py start [DIR] [--version 1.43] [--port 8023] [--on 2026-11-22]` makes it anew,
`run [DIR]` has the robots run once more, `stop [DIR]` ends and deletes it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from cooperative import generate
from mediawiki import VERSIONS, MediaWiki
from mediawiki_script import ScriptError
from mediawiki_source import SourceError
from neighbours import write_federation

ROOT = Path(__file__).resolve().parent.parent
DIRECTORY = ROOT / "var" / "demo"
EXTENSION = ROOT / "extension" / "CoopWiki"
SETTINGS = """$wgRateLimits = [];
$wgLocaltimezone = 'Europe/Paris';
$wgCSPHeader = true;
"""
"""No limit of 90 edits a minute: the first run writes more pages, and nobody likes to wait for a demo.

The hour is the members', and browsers load scripts of this wiki alone.
"""
JOBS = "$wgJobRunRate = 1;\n"
"""Jobs are run as on most wikis, one after each request: else a page that shows another would stay as it was.

Only once all is written: while it is, the same page would be rendered many times.
"""


HOUSE = (
    ("Project:Politique de confidentialité", "Ceci est un wiki de démonstration : les personnes y sont inventées."),
    ("Project:À propos de", "La coopérative d’un wiki de démonstration. [[Accueil|Commencer ici]]."),
    ("Project:Avertissements généraux", "Rien de ce qui se lit ici n’engage personne : c’est une démonstration."),
    ("Project:Droits d'auteur", "Ces pages de démonstration se copient librement."),
    ("Project:Portail communautaire", "#REDIRECTION [[Accueil]]"),
)
"""Where MediaWiki's own links lead, at the foot of each page and in the menu: a cooperative writes these itself."""

MEMBER = "Ana Martin"
"""A person of the cooperative who has an account, so that what members alone see can be looked at."""


def main(words: list[str]) -> int:
    """Run one command; 1 with a sentence where a step fails."""
    asked = parser().parse_args(words)
    try:
        asked.run(asked)
    except (ScriptError, SourceError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    """The words of the three commands."""
    made = argparse.ArgumentParser(description="The demo wiki.")
    subs = made.add_subparsers(required=True)
    for name, run in (("start", start), ("stop", stop), ("run", run_robots)):
        sub = subs.add_parser(name)
        sub.add_argument("directory", type=Path, nargs="?", default=DIRECTORY)
        sub.add_argument("--version", choices=VERSIONS, default=VERSIONS[0])
        sub.add_argument("--port", type=int, default=None)
        sub.add_argument("--on", type=date.fromisoformat, default=None)
        sub.set_defaults(run=run)
    return made


def start(asked: argparse.Namespace) -> None:
    """Make the wiki anew, deploy, load the cooperative, run the robots, and say where to look.

    Its pages are linked last: robots need no links, and each page is rendered once, with the figures written meanwhile.
    The wiki's search knows nothing of imported pages before its index is made.
    """
    if asked.directory.exists():
        stop(asked)
    today = asked.on or datetime.now(ZoneInfo("Europe/Paris")).date()
    wiki = MediaWiki.create(
        asked.directory,
        version=asked.version,
        port=asked.port,
        site="Coopérative",
        plugins=(EXTENSION,),
        extra=SETTINGS,
    )
    wiki.start()
    say("Le wiki tourne. Modèles et modules…")
    configure(wiki)
    wiki.member(MEMBER)
    coopwiki(wiki, "deploy")
    say("Les pages de la coopérative…")
    before = wiki.pages()
    wiki.import_pages([*((page.title, page.text) for page in generate(today)), *HOUSE], links=False)
    imported = wiki.pages()
    say("Les robots…")
    coopwiki(wiki, "run", "--on", today.isoformat())
    say("Trois coopératives voisines…")
    compare(wiki, today)
    wiki.refresh_links(before, imported)
    wiki.run_jobs()
    wiki.configure(SETTINGS + JOBS, (EXTENSION,))
    wiki.maintenance("rebuildtextindex.php")
    tell(wiki)


def configure(wiki: MediaWiki) -> None:
    """Write the robots' settings for this wiki; the passwords stay out of them."""
    robot, deployer = wiki.accounts["Robot"], wiki.accounts["Installateur"]
    lines = {
        "api": wiki.api,
        "account": robot.bot_login,
        "deploy_account": deployer.bot_login,
        "amounts_by_person": "everyone",
        "state_directory": str(wiki.directory / "state"),
    }
    text = "".join(f'{name} = "{value}"\n' for name, value in lines.items())
    (wiki.directory / "wiki.toml").write_text(text, encoding="utf-8")


def compare(wiki: MediaWiki, today: date) -> None:
    """Set the cooperative beside three neighbours, each a folder, on pages of its own wiki."""
    folder = wiki.directory / "federation"
    folder.mkdir()
    reader = wiki.accounts["Robot"]
    password = folder / "mot-de-passe"
    password.touch(mode=0o600)
    password.write_text(reader.bot_password, encoding="utf-8")
    lines = {
        "api": wiki.api,
        "account": reader.bot_login,
        "password_file": str(password),
        "state_directory": str(wiki.directory / "state"),
    }
    (folder / "ici.toml").write_text(
        "".join(f'{name} = "{value}"\n' for name, value in lines.items()), encoding="utf-8"
    )
    own = (("nom", "Coopérative"), ("wiki", "ici.toml"), ("adresse", f"{wiki.url}/index.php/$1"))
    file = write_federation(folder, today, own)
    coopwiki(wiki, "federation", "--save", "--on", today.isoformat(), "--cooperatives", str(file))


def coopwiki(wiki: MediaWiki, *words: str) -> None:
    """Run the command `coopwiki` as an operator would, passwords in its environment."""
    secrets = {
        "COOPWIKI_PASSWORD": wiki.accounts["Robot"].bot_password,
        "COOPWIKI_DEPLOY_PASSWORD": wiki.accounts["Installateur"].bot_password,
    }
    command = [
        sys.executable,
        "-m",
        "coopwiki.cli",
        *words,
        "--config",
        str(wiki.directory / "wiki.toml"),
    ]
    subprocess.run(command, check=True, env=os.environ | secrets)


def run_robots(asked: argparse.Namespace) -> None:
    """Run the robots once more."""
    words = ["--on", asked.on.isoformat()] if asked.on else []
    wiki = MediaWiki(asked.directory)
    coopwiki(wiki, "run", *words)
    wiki.run_jobs()


def tell(wiki: MediaWiki) -> None:
    """Where to look, and as whom."""
    camille = wiki.accounts["Camille"]
    pages = (
        "Accueil",
        "Tableau de bord",
        "Technique",
        "Tableau de bord/Fédération Coopérative",
        "Tableau de bord/Fiches à corriger",
    )
    addresses = "".join(f"  {wiki.url}/index.php/{page.replace(' ', '_')}\n" for page in pages)
    say(f"\nLe wiki de démonstration est prêt :\n{addresses}")
    say(f"Le formulaire : {wiki.url}/index.php/Spécial:Fiche/Contribution")
    say(f"Pour écrire, se connecter : {camille.name}, mot de passe {camille.password}")
    member = wiki.accounts[MEMBER]
    say(f"Pour voir son propre espace, se connecter : {member.name}, mot de passe {member.password}")
    say("Pour arrêter : make demo-stop")


def stop(asked: argparse.Namespace) -> None:
    """End the wiki and delete its directory."""
    wiki = MediaWiki(asked.directory)
    if asked.directory.exists():
        wiki.stop()
        wiki.delete()


def say(text: str) -> None:
    """A line for the person at the terminal."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
