<?php

namespace CoopWiki\Hooks;

use CoopWiki\MonEspace\Robots;

require_once __DIR__ . '/../renamed.php';

/** That the robots are stopped, above each form, and that one is, above its pages; the true hour at which they last came by, where pages have its place. */
class RobotsHooks {
	private const FORMS = [ 'Fiche', 'MonEspace' ];
	private const STOP = '/Robots/Marche/';
	private const PLACE = '<div id="cw-passage"></div>';

	private $robots;

	public function __construct( Robots $robots ) {
		$this->robots = $robots;
	}

	public function onSpecialPageBeforeExecute( $special, $subPage ) {
		if ( in_array( $special->getName(), self::FORMS, true ) && $subPage !== 'lignes.csv' ) {
			$special->getOutput()->addHTML( $this->robots->told( $special->getOutput() ) );
		}
	}

	public function onPageSaveComplete( $page, $user, $summary, $flags, $revision, $result ) {
		$this->robots->saved( $page->getTitle() );
	}

	/** What a browser has kept of a page may say otherwise of its robot than the page that stops it, written since. */
	public function onOutputPageCheckLastModified( &$modifiedTimes, $out ) {
		$modifiedTimes += array_filter( [ 'coopwiki' => $this->robots->lastStopOrGo() ] );
	}

	public function onOutputPageBeforeHTML( $out, &$text ) {
		if ( str_contains( $text, self::PLACE ) ) {
			$text = str_replace( self::PLACE, $this->robots->last( $out ), $text );
		}
		if ( str_contains( $text, self::STOP ) ) {
			$text = $this->robots->toldOfOne( $out, $text ) . $text;
		}
	}
}
