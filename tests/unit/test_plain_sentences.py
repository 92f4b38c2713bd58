"""What is to be corrected, said without template syntax."""

from __future__ import annotations

import pytest

from coopwiki.publishing.escape import escape
from coopwiki.publishing.plain_sentences import plain_sentence, with_wikitext


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("créer ce cercle avec {{Cercle}}.", "créer ce cercle avec la fiche « Cercle »."),
        (
            "le proposer avec {{Proposition|…|nature=code social}}",
            "le proposer avec la fiche « Proposition » (nature : code social)",
        ),
        (
            "La fiche {{Contribution|… n’est jamais fermée : ajouter }}.",
            "La fiche « Contribution » n’est jamais fermée : ajouter }}.",
        ),
        ("ajouter {{Règle|nom=a|source=}}", "ajouter la fiche « Règle » (nom : a ; source : …)"),
        ("écrire début=2026-01-01|fin=2026-02-02", "écrire début : 2026-01-01 ; fin : 2026-02-02"),
        ("écrire montant=20,00 € au plus.", "écrire montant : 20,00 € au plus."),
        ("qui donne titulaire=[[Yves Roy]], ou [[A|B]]", "qui donne titulaire : Yves Roy, ou B"),
        ("enlever d’abord « [[ », ligne 4 ; « [[A]] » reste", "enlever d’abord « [[ », ligne 4 ; « [[A]] » reste"),
        ("« a=b|c={{X}} » n’est pas un mot : écrire b.", "« a=b|c={{X}} » n’est pas un mot : écrire b."),
        ("voir https://exemple.org/?a=b", "voir https://exemple.org/?a=b"),
    ],
)  # fmt: skip
def test_a_sentence_is_told_without_braces_bars_and_equal_signs(sentence: str, plain: str) -> None:
    assert plain_sentence(sentence).replace("\u00a0", " ") == plain


@pytest.mark.parametrize("sentence", ["écrire montant=20,00 €", "« {{X}} » n’est pas un mot", "écrire juin"])
def test_what_has_no_syntax_to_show_has_nothing_folded(sentence: str) -> None:
    assert with_wikitext(sentence) == escape(plain_sentence(sentence))


def test_the_syntax_is_folded_whole_and_stays_text() -> None:
    shown = with_wikitext("<b> avec {{Cercle|nom=x}}")
    assert shown.startswith("&#60;b&#62; avec la fiche «")
    assert 'data-expandtext="voir le texte"' in shown
    assert "<code>&#60;b&#62; avec &#123;&#123;Cercle&#124;nom&#61;x&#125;&#125;</code></div>" in shown
