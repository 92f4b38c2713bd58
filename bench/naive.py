"""How such a robot is usually written: pages that use the template, one by one, a parser, a sum.

PYWIKIBOT_DIR=… python bench/naive.py
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

import mwparserfromhell
import pywikibot


def main() -> None:
    """Print the hours of each circle."""
    site = pywikibot.Site()
    template = pywikibot.Page(site, "Modèle:Contribution")
    hours: dict[str, Decimal] = defaultdict(Decimal)
    for page in template.embeddedin():
        for call in mwparserfromhell.parse(page.text).filter_templates():
            if call.name.matches("Contribution"):
                circle = str(call.get("cercle").value).strip()
                if call.has("durée"):
                    hours[circle] += spent(str(call.get("durée").value))
    for circle, total in sorted(hours.items()):
        print(circle, total)


def spent(text: str) -> Decimal:
    """Hours, of the ways of writing them that come to mind first."""
    if found := re.fullmatch(r"\s*(\d+)\s*h\s*(\d*)\s*", text):
        return Decimal(found[1]) + Decimal(found[2] or 0) / 60
    if found := re.fullmatch(r"\s*(\d+)\s*(?:min|mn)\s*", text):
        return Decimal(found[1]) / 60
    return Decimal(re.sub(r"[^\d.]", "", text.replace(",", ".")) or 0)


if __name__ == "__main__":
    main()
