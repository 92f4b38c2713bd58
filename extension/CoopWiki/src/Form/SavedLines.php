<?php

namespace CoopWiki\Form;

use MediaWiki\Html\Html;

require_once __DIR__ . '/../renamed.php';

/** What is said after a save of the records a page shows, whichever of them an editor wrote: it doesn't say which. */
class SavedLines {
	private const LINE = 'coopwiki-fiche cw-ligne';
	private const WRONG_LINE = '/coopwiki-fiche cw-ligne[^"]* cw-a-corriger/';

	/** The message; '' for a page without lines. None with a mistake is said to be counted. */
	public static function said( string $html ): string {
		$lines = substr_count( $html, self::LINE );
		$wrong = preg_match_all( self::WRONG_LINE, $html );
		if ( !$wrong ) {
			return $lines ? 'coopwiki-saved' : '';
		}
		return $wrong < $lines ? 'coopwiki-saved-others' : 'coopwiki-saved-sheet';
	}

	/** How many are to be corrected, as HTML; '' where none is. */
	public static function mistakes( $out ): string {
		$wrong = substr_count( $out->getHTML(), ' cw-a-corriger"' );
		$words = $out->msg( 'coopwiki-mistakes', $wrong )->parse();
		return $wrong ? Html::rawElement( 'div', [ 'class' => 'cw-avis cw-avis-erreurs', 'role' => 'status' ], $words ) : '';
	}
}
