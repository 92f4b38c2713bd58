"""The named entities MediaWiki decodes, for Lua: its own functions know other names."""

from __future__ import annotations

import json
from html.entities import name2codepoint


def lua_entities() -> str:
    """Give the character of each name of HTML 4, which are those MediaWiki decodes."""
    characters = {name: chr(point) for name, point in sorted(name2codepoint.items())}
    return json.dumps(characters, ensure_ascii=True, indent="\t") + "\n"
