<?php

namespace CoopWiki\Hooks;

use CoopWiki\Form\RobotPages;
use CoopWiki\PageSaver;

/** Change tags: edits made with the form, those of robots to their pages, those of an import. */
class TagHooks {
	private const FORM = 'coopwiki-fiche';
	private const ROBOT = 'coopwiki-robot';
	private const IMPORT = 'coopwiki-import';
	/** What the summaries of `coopwiki import --save` begin with: an import, and one taken back. */
	private const IMPORTING = '/^coopwiki : (?:importation de|annulation d’une importation)/u';

	private $saving;
	private $robots;

	public function __construct( PageSaver $saving, RobotPages $robots ) {
		$this->saving = $saving;
		$this->robots = $robots;
	}

	public function onListDefinedTags( &$tags ) {
		array_push( $tags, self::FORM, self::ROBOT, self::IMPORT );
	}

	public function onChangeTagsListActive( &$tags ) {
		array_push( $tags, self::FORM, self::ROBOT, self::IMPORT );
	}

	public function onRecentChange_save( $change ) {
		$title = $change->getTitle();
		if ( $title->getPrefixedText() === $this->saving->title ) {
			$change->addTags( self::FORM );
		} elseif ( $change->getAttribute( 'rc_bot' ) && $this->robots->owns( $title ) ) {
			$change->addTags( self::ROBOT );
		} elseif ( preg_match( self::IMPORTING, (string)$change->getAttribute( 'rc_comment' ) ) ) {
			$change->addTags( self::IMPORT );
		}
	}
}
