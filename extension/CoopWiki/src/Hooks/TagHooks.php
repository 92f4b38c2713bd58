<?php

namespace CoopWiki\Hooks;

use CoopWiki\Form\RobotPages;
use CoopWiki\PageSaver;

/** Change tags: edits made with the form, and those of robots to their pages. */
class TagHooks {
	private const FORM = 'coopwiki-fiche';
	private const ROBOT = 'coopwiki-robot';

	private $saving;
	private $robots;

	public function __construct( PageSaver $saving, RobotPages $robots ) {
		$this->saving = $saving;
		$this->robots = $robots;
	}

	public function onListDefinedTags( &$tags ) {
		array_push( $tags, self::FORM, self::ROBOT );
	}

	public function onChangeTagsListActive( &$tags ) {
		array_push( $tags, self::FORM, self::ROBOT );
	}

	public function onRecentChange_save( $change ) {
		$title = $change->getTitle();
		if ( $title->getPrefixedText() === $this->saving->title ) {
			$change->addTags( self::FORM );
		} elseif ( $change->getAttribute( 'rc_bot' ) && $this->robots->owns( $title ) ) {
			$change->addTags( self::ROBOT );
		}
	}
}
