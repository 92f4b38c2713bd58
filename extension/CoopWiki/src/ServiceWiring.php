<?php

use CoopWiki\Agenda\Feeds;
use CoopWiki\Agenda\Tokens;
use CoopWiki\Click\Buttons;
use CoopWiki\Click\Interests;
use CoopWiki\Form\Names;
use CoopWiki\Form\Once;
use CoopWiki\Form\Pages;
use CoopWiki\Form\RobotPages;
use CoopWiki\RepeatedRecords;
use CoopWiki\PageSaver;
use CoopWiki\LuaValidator;
use CoopWiki\MonEspace\Lines;
use CoopWiki\MonEspace\Robots;
use CoopWiki\MonEspace\Spaces;
use CoopWiki\MonEspace\Switches;
use CoopWiki\Search\Finder;
use CoopWiki\Wikitext\Templates;
use CoopWiki\Wikitext\Writer;
use MediaWiki\Context\RequestContext;
use MediaWiki\MediaWikiServices;

require_once __DIR__ . '/renamed.php';

return [
	'CoopWiki.Templates' => static function ( MediaWikiServices $services ): Templates {
		return new Templates(
			$services->getTitleFactory(), $services->getRedirectLookup(), $services->getParserFactory(),
			$services->getMainConfig()->get( 'CoopWikiPrefix' )
		);
	},
	'CoopWiki.Names' => static function ( MediaWikiServices $services ): Names {
		return new Names(
			$services->getTitleFactory(), $services->getWikiPageFactory(),
			$services->getMainConfig()->get( 'CoopWikiData' )
		);
	},
	'CoopWiki.Finder' => static function ( MediaWikiServices $services ): Finder {
		return new Finder(
			$services->getTitleFactory(), $services->getWikiPageFactory(),
			$services->getMainConfig()->get( 'CoopWikiData' )
		);
	},
	'CoopWiki.Feeds' => static function ( MediaWikiServices $services ): Feeds {
		return new Feeds(
			$services->getTitleFactory(), $services->getWikiPageFactory(),
			$services->getMainConfig()->get( 'CoopWikiData' )
		);
	},
	'CoopWiki.Tokens' => static function ( MediaWikiServices $services ): Tokens {
		return new Tokens(
			$services->getUserFactory(), $services->getUserOptionsManager(), $services->getPermissionManager()
		);
	},
	'CoopWiki.Interests' => static function ( MediaWikiServices $services ): Interests {
		return new Interests( $services->get( 'CoopWiki.Pages' ), $services->get( 'CoopWiki.Templates' ) );
	},
	'CoopWiki.Buttons' => static function ( MediaWikiServices $services ): Buttons {
		return new Buttons(
			$services->get( 'CoopWiki.Pages' ), $services->get( 'CoopWiki.Interests' ),
			new Writer( $services->get( 'CoopWiki.Templates' ) )
		);
	},
	'CoopWiki.Once' => static function ( MediaWikiServices $services ): Once {
		return new Once( $services->getMainObjectStash() );
	},
	'CoopWiki.Pages' => static function ( MediaWikiServices $services ): Pages {
		return new Pages(
			$services->getTitleFactory(), $services->getRedirectLookup(), $services->getRevisionLookup(),
			$services->get( 'CoopWiki.Templates' ), $services->getMainConfig(), $services->get( 'CoopWiki.RobotPages' ),
			static fn () => RequestContext::getMain()->getAuthority()
		);
	},
	'CoopWiki.RobotPages' => static function ( MediaWikiServices $services ): RobotPages {
		$config = $services->getMainConfig();
		return new RobotPages(
			$services->getTitleFactory(), $services->getWikiPageFactory(),
			$config->get( 'CoopWikiRoot' ), $config->get( 'CoopWikiData' )
		);
	},
	'CoopWiki.LuaValidator' => static function ( MediaWikiServices $services ): LuaValidator {
		return new LuaValidator(
			$services->getParserFactory(), $services->getTitleFactory(), $services->get( 'CoopWiki.Templates' ),
			$services->get( 'CoopWiki.Pages' )
		);
	},
	'CoopWiki.RepeatedRecords' => static function ( MediaWikiServices $services ): RepeatedRecords {
		return new RepeatedRecords( $services->get( 'CoopWiki.LuaValidator' ) );
	},
	'CoopWiki.Spaces' => static function ( MediaWikiServices $services ): Spaces {
		return new Spaces( $services->getMainObjectStash(), $services->getUserIdentityLookup() );
	},
	'CoopWiki.Robots' => static function ( MediaWikiServices $services ): Robots {
		return new Robots(
			$services->getTitleFactory(), $services->getRevisionLookup(), $services->getMainObjectStash(),
			$services->getMainConfig()->get( 'CoopWikiRoot' )
		);
	},
	'CoopWiki.Lines' => static function ( MediaWikiServices $services ): Lines {
		return new Lines(
			$services->get( 'CoopWiki.Pages' ), $services->get( 'CoopWiki.Templates' ), $services->get( 'CoopWiki.PageSaver' )
		);
	},
	'CoopWiki.Switches' => static function ( MediaWikiServices $services ): Switches {
		return new Switches(
			$services->get( 'CoopWiki.Pages' ), $services->get( 'CoopWiki.Templates' ),
			$services->get( 'CoopWiki.LuaValidator' ), $services->get( 'CoopWiki.PageSaver' )
		);
	},
	'CoopWiki.PageSaver' => static function (): PageSaver {
		return new PageSaver();
	},
];
