"""LocalSettings.php of a throw-away wiki: relocatable, so that an installed wiki can be copied."""

from __future__ import annotations

EXTENSIONS = (
    "AbuseFilter",
    "CategoryTree",
    "Cite",
    "CodeEditor",
    "Gadgets",
    "ImageMap",
    "InputBox",
    "Math",
    "Nuke",
    "ParserFunctions",
    "Poem",
    "ReplaceText",
    "Scribunto",
    "SyntaxHighlight_GeSHi",
    "TemplateData",
    "TextExtracts",
    "VisualEditor",
    "WikiEditor",
)
"""Loaded, of those Debian bundles in both versions; `extra` lines can load the others."""

SKINS = ("MinervaNeue", "MonoBook", "Timeless", "Vector")

FIRST = r"""<?php
if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}
$wgServer = 'http://127.0.0.1:' . trim( (string)@file_get_contents( __DIR__ . '/port' ) );
$wgScriptPath = '';
$wgArticlePath = '/index.php/$1';
$wgUsePathInfo = true;
$wgResourceBasePath = '';
$wgSecretKey = trim( file_get_contents( __DIR__ . '/secret' ) );
$wgUpgradeKey = substr( $wgSecretKey, 0, 16 );
$wgAuthenticationTokenVersion = '1';
$wgLanguageCode = 'fr';
$wgLocaltimezone = 'UTC';
$wgShellLocale = 'C.UTF-8';
$wgUploadDirectory = __DIR__ . '/web/images';
$wgCacheDirectory = __DIR__ . '/cache';
$wgTmpDirectory = __DIR__ . '/cache';
"""

DATABASE = r"""
$wgDBtype = 'sqlite';
$wgDBserver = '';
$wgDBname = 'wiki';
$wgSQLiteDataDir = __DIR__ . '/data';
$wgDBservers = [ [
	'type' => 'sqlite',
	'dbname' => $wgDBname,
	'tablePrefix' => '',
	'host' => '',
	'user' => '',
	'password' => '',
	'variables' => [ 'synchronous' => 'NORMAL' ],
	'flags' => DBO_DEFAULT,
	'load' => 1,
] ];
$separate = static fn ( string $name ): array => [
	'type' => 'sqlite',
	'dbname' => $name,
	'tablePrefix' => '',
	'variables' => [ 'synchronous' => 'NORMAL' ],
	'dbDirectory' => __DIR__ . '/data',
	'trxMode' => 'IMMEDIATE',
	'flags' => 0,
];
$wgObjectCaches[CACHE_DB] = [
	'class' => SqlBagOStuff::class,
	'loggroup' => 'SQLBagOStuff',
	'server' => $separate( 'wikicache' ),
];
$wgJobTypeConf['default'] = [
	'class' => JobQueueDB::class,
	'claimTTL' => 3600,
	'server' => $separate( 'wiki_jobqueue' ),
];
"""

BEHAVIOUR = r"""
// Scripts and the server share one cache, so that neither sees what the other has changed too late.
$wgMainCacheType = CACHE_DB;
$wgParserCacheType = CACHE_DB;
$wgMessageCacheType = CACHE_DB;
$wgSessionCacheType = CACHE_DB;
$wgUseFileCache = false;
$wgResourceLoaderUseObjectCacheForDeps = true;
$wgLocalisationCacheConf['store'] = 'array';
$wgLocalisationCacheConf['storeDirectory'] = __DIR__ . '/cache';
$wgJobRunRate = 0;
$wgEnableEmail = false;
$wgEnableUploads = false;
$wgUseInstantCommons = false;
$wgPingback = false;
$wgShowExceptionDetails = true;
$wgUseImageMagick = false;
$wgDiff3 = '/usr/bin/diff3';
// The group of the account that deploys templates, modules and interface pages.
$wgGroupPermissions['interface-admin']['noratelimit'] = true;
$wgGroupPermissions['interface-admin']['apihighlimits'] = true;
"""

LOOKS = r"""
$wgDefaultSkin = 'vector-2022';
$wgVectorResponsive = true;
$wgVectorNightMode = [ 'beta' => false, 'logged_out' => true, 'logged_in' => true ];
$wgMinervaNightMode = [ 'base' => true, 'loggedin' => true ];
"""

EXTENSIONS_SETTINGS = r"""
$wgScribuntoDefaultEngine = 'luasandbox';
// Colours start a program in Python each time a module is saved: a fifth of a deployment.
$wgScribuntoUseGeSHi = false;
$wgScribuntoUseCodeEditor = true;
$wgPFEnableStringFunctions = false;
// Other rendering modes ask a public server for pictures.
$wgMathDisableTexFilter = 'always';
$wgDefaultUserOptions['math'] = 'source';
$wgAbuseFilterNotifications = false;
// Its welcome covers the page at anybody's first edit, a moment after the page is shown.
$wgVisualEditorShowBetaWelcome = false;
"""

LAST = r"""
require __DIR__ . '/Names.php';
require __DIR__ . '/Extra.php';
"""


def local_settings() -> str:
    """LocalSettings.php. The wiki's port, secret, names and extras are read beside it."""
    return f"{FIRST}{DATABASE}{BEHAVIOUR}{LOOKS}{loading()}{EXTENSIONS_SETTINGS}{LAST}"


def names_settings(site: str, project: str) -> str:
    """Names.php: what the wiki and its project namespace are called."""
    return f"<?php\n$wgSitename = {quoted(site)};\n$wgMetaNamespace = {quoted(project)};\n"


def extra_settings(lines: str, plugins: tuple[str, ...]) -> str:
    """Extra.php: the extensions linked for this wiki, then the caller's lines."""
    loads = "".join(f"wfLoadExtension( {quoted(name)} );\n" for name in plugins)
    return f"<?php\n{loads}{lines}\n"


def loading() -> str:
    """PHP lines that load skins and extensions."""
    skins = (f"wfLoadSkin( {quoted(name)} );\n" for name in SKINS)
    extensions = (f"wfLoadExtension( {quoted(name)} );\n" for name in EXTENSIONS)
    return "\n" + "".join((*skins, *extensions))


def quoted(text: str) -> str:
    """Write a PHP string in single quotes."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
