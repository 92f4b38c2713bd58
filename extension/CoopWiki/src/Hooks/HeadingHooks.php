<?php

namespace CoopWiki\Hooks;

use CoopWiki\Form\RobotPages;

/**
 * The robots' pages under the words they begin with, « Novembre 2026 » for `Tableau de bord/Contributions 2026-11`: the
 * wiki's own `DISPLAYTITLE` takes no other words than the title's, unless a setting allows them on all pages.
 */
class HeadingHooks {
	private const HEADING = '~<div class="cw-titre"[^>]*>([^<]*)</div>\s*~';

	private $robots;
	private $found = '';

	public function __construct( RobotPages $robots ) {
		$this->robots = $robots;
	}

	public function onOutputPageBeforeHTML( $out, &$text ) {
		$below = $out->isArticle() ? $this->robots->below( $out->getTitle() ) : '';
		if ( $below !== '' ) {
			$this->found = preg_match( self::HEADING, $text, $heading ) ? $heading[1] : htmlspecialchars( $below );
			$text = preg_replace( self::HEADING, '', $text, 1 );
		}
	}

	public function onBeforePageDisplay( $out, $skin ) {
		if ( $this->found !== '' ) {
			$out->setPageTitle( $this->found );
		}
	}
}
