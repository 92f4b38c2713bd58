"""What is long on a page is behind one click; what is read at a glance is not."""

from __future__ import annotations

import pytest

from coopwiki.publishing.folds import AT_A_GLANCE, FOLD, FOLD_ENDS
from coopwiki.publishing.layout import environment

LAYOUT = "{% call folded(rows, words) %}\n{{ open_table('Lignes') }}\n|-\n| a\n{{ close_table() }}\n{% endcall %}\nfin"


def written(rows: int, words: str = "les lignes") -> str:
    return environment().from_string(LAYOUT).render(rows=rows, words=words)


@pytest.mark.parametrize("rows", [0, 1, AT_A_GLANCE])
def test_few_rows_stand_open(rows: int) -> None:
    assert FOLD not in written(rows)
    assert written(rows).endswith("|}\n</div>\nfin")


def test_many_rows_stand_within_a_fold_that_says_what_it_holds() -> None:
    opening, *within, ends, last = written(AT_A_GLANCE + 1).split("\n")
    assert opening.startswith(FOLD)
    assert 'data-expandtext="voir les lignes" data-collapsetext="cacher les lignes"' in opening
    assert (within[1].startswith("{|"), within[-2:], ends, last) == (True, ["|}", "</div>"], FOLD_ENDS, "fin")


def test_what_a_member_typed_does_not_leave_the_words() -> None:
    assert '"voir &#34;&#62; &#123;&#123;X&#125;&#125;"' in written(99, '"> {{X}}')
