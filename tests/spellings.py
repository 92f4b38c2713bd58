"""The name Zoé Petit as people type it: what a reader sees is the same name each time."""

from __future__ import annotations

SPELLINGS = (
    "Zoé Petit", "zoé petit", "ZOÉ PETIT", "Zoe Petit", "Zoé_Petit", "Zoé  Petit", "Zoé-Petit", "ZoéPetit",
    "Petit Zoé", "Petit, Zoé", "PETIT Zoé", "Petit-Zoé", "Z. Petit", "Z.Petit", "Z Petit", "Petit Z.",
    "Petit, Z.", "'''Zoé''' Petit", "''Zoé'' '''Petit'''", "'''''Zoé Petit'''''", "Z'''oé''' Petit",
    "[[Utilisateur:ZPetit|Zoé]] Petit", "[[Zoé]] Petit", "[[Zoé]] [[Petit]]", "[[Zoé Petit|elle]]",
    "Zoé [[Famille|Petit]]", "[https://exemple.coop Zoé] Petit", "<b>Zoé</b> Petit", "<span>Zoé Pe</span>tit",
    "Zoé<br>Petit", "Zoé<!-- x --> Petit", "{{u|Zoé}} Petit", "Zo\u200bé Pe\u200btit", "Zo\u00adé Pe\u00adtit",
    "Zo\u2060é \ufeffPetit", "Zo&eacute; Petit", "Zo&#233;&#32;Petit", "Zo&#xE9;&nbsp;Petit", "Zoé&#8239;Petit",
    "Zo&shy;é Petit", "Zoé\u00a0Petit", "Zoé\u202fPetit", "Zoé\u3000Petit", "Zoe\u0301 Petit",
    "\uff3a\uff4f\u00e9 \uff30\uff45\uff54\uff49\uff54", "\U0001d419\U0001d428\U0001d41e\u0301 Petit",
    "Zo%C3%A9_Petit", "Zo%C3%A9+Petit", "Zo%c3%a9%20Petit", "Zo\\u00e9 Petit", "zpetit", "Utilisateur:ZPetit",
)  # fmt: skip
