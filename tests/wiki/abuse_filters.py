"""Rules of AbuseFilter, made through its form: there is no API for them."""

from __future__ import annotations

import html
import re

from mediawiki import MediaWiki
from mediawiki_api import Client

_TOKEN = re.compile(r'<input[^>]*value="([^"]*)"[^>]*name="wpEditToken"')


def add_filter(wiki: MediaWiki, admin: Client, name: str, rule: str, action: str) -> None:
    """Add a rule; `action` is `Disallow` or `Warn`. The administrator is logged in as a person."""
    address = f"{wiki.url}/index.php/Special:AbuseFilter/new"
    page = admin.session.get(address, timeout=30).text
    form = {
        "wpFilterDescription": name,
        "wpFilterRules": rule,
        "wpFilterEnabled": "1",
        f"wpFilterAction{action}": "1",
        "wpFilterWarnMessage": "abusefilter-warning",
        "wpFilterGroup": "default",
        "wpEditToken": html.unescape(_TOKEN.findall(page)[0]),
    }
    saved = admin.session.post(address, data=form, timeout=30)
    assert "Special:AbuseFilter/new" not in saved.url
