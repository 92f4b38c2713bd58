"""LocalSettings.php of a wiki as cooperatives run it; what it shares with the others stands in mediawiki_settings."""

from __future__ import annotations

import mediawiki_settings as settings

DATABASE = r"""
$wgDBtype = 'mysql';
$wgDBserver = '127.0.0.1:' . trim( file_get_contents( __DIR__ . '/database-port' ) );
$wgDBname = 'wikis';
$wgDBuser = 'wiki';
$wgDBpassword = trim( file_get_contents( __DIR__ . '/database-password' ) );
$wgDBTableOptions = 'ENGINE=InnoDB, DEFAULT CHARSET=binary';
"""

SERVING = r"""
$wgScriptPath = '/w';
$wgResourceBasePath = '/w';
$wgArticlePath = '/wiki/$1';
$wgMainCacheType = CACHE_ACCEL;
$wgMessageCacheType = CACHE_ACCEL;
// The job runner is another process: what it renders must be what readers get, and a session must outlive PHP.
$wgParserCacheType = CACHE_DB;
$wgSessionCacheType = CACHE_DB;
// What is out of date in our extension is told to PHP's log, where the tests look.
$wgDevelopmentWarnings = true;
"""

CLOSED = r"""
$wgGroupPermissions['*']['read'] = false;
$wgGroupPermissions['*']['edit'] = false;
$wgGroupPermissions['*']['createaccount'] = false;
$wgWhitelistRead = [ 'Spécial:Connexion' ];
"""
"""Lines that close a wiki to visitors."""


def production_settings(prefix: str) -> str:
    """LocalSettings.php of a wiki whose tables have this prefix."""
    tables = f"$wgDBprefix = {settings.quoted(prefix)};\n"
    behaviour = f"{settings.BEHAVIOUR}{SERVING}{settings.LOOKS}{settings.loading()}"
    return f"{settings.FIRST}{DATABASE}{tables}{behaviour}{settings.EXTENSIONS_SETTINGS}{settings.LAST}"
