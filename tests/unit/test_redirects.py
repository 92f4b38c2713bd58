from __future__ import annotations

import pytest

from coopwiki.core.titles import Titles
from coopwiki.wiki.redirects import redirect_target

# What WikitextContent::getRedirectTarget answers on a French MediaWiki 1.39.
JUDGED = {
    "#REDIRECTION [[X]]": "X",
    "#REDIRECT [[X]]": "X",
    "#redirect[[x y]]": "X y",
    "#Redirection : [[X]]": "X",
    "#REDIRECTION:[[X]]": "X",
    "  \n #REDIRECT [[X|texte]]": "X",
    "#REDIRECT [[X#sec]]": "X",
    "#REDIRECT [[:Catégorie:X]]": "Catégorie:X",
    "#REDIRECT [[X%20Y]]": "X Y",
    "#REDIRECT [[user:ana]]": "Utilisateur:Ana",
    "#REDIRECT X": "",
    "# REDIRECT [[X]]": "",
    "#REDIRECTION\n[[X]]": "X",
    "#REDIRECT [[X]] reste {{Contribution}}": "X",
    "#REDIRECTIONS [[X]]": "",
    "#REDIRECT [[X&amp;Y]]": "X&Y",
    "#REDIRECT [[A&eacute;]]": "Aé",
    "#REDIRECT [[A\nB]]": "",
    "#REDIRECT [[]]": "",
    "#REDIRECT [[#a]]": "",
    "#REDIRECT [[User:]]": "",
    "#REDIRECT [[A<b]]": "",
    "#REDIRECTION[[A|b|c]]": "A",
    "#REDIRECT [[A|b\nc]]": "",
    "#REDIRECT [[A]b]]": "",
    "#REDIRECT [[X_y_]]": "X y",
    "#REDIRECT [[A": "",
    "<!-- c -->#REDIRECT [[A]]": "",
    "#REDIRECT  ::[[A]]": "",
    "#REDIRECT [[:X]]": "X",
    "#REDIRECT [[X%5B]]": "",
    "#REDIRECT [[%41%]]": "A%",
    "#redirecTION [[é]]": "É",
    "#REDIRECT [[Média:A]]": "Média:A",
    "#REDIRECT\u00a0[[A]]": "",
    "\u00a0#REDIRECT [[A]]": "",
    "#REDIRECT [[Aide:a/../b]]": "",
    "#REDIRECT [[../A]]": "",
}


@pytest.mark.parametrize(("text", "target"), JUDGED.items())
def test_a_redirect_leads_where_mediawiki_says(text: str, target: str) -> None:
    assert redirect_target(text, Titles()) == target
