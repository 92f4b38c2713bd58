<?php

namespace CoopWiki\Hooks;

use CoopWiki\MonEspace\Spaces;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/../renamed.php';

/**
 * On the front page, in place of what the cooperative is: for who is logged in, what awaits them. The page that all
 * readers share stays as it is in MediaWiki's caches.
 */
class FrontHooks {
	private const PLACE = '~<div id="cw-moi">.*?</div>~s';
	private const MOST = 5;

	private $spaces;
	private $cache;

	public function __construct( Spaces $spaces, $cache ) {
		$this->spaces = $spaces;
		$this->cache = $cache;
	}

	public function onOutputPageBeforeHTML( $out, &$text ) {
		if ( str_contains( $text, '<div id="cw-moi">' ) && $out->getUser()->isRegistered() ) {
			$own = $this->shown( $out );
			$text = preg_replace_callback( self::PLACE, static fn () => $own, $text, 1 );
		}
	}

	private function shown( $out ): string {
		$user = $out->getUser();
		$mine = $this->spaces->of( $user );
		$key = $this->cache->makeKey(
			'coopwikifront', (string)$user->getId(), $out->getLanguage()->getCode(), (string)$this->spaces->mark( $user->getName() )
		);
		$said = $mine ? $this->cache->getWithSetCallback( $key, 86400, fn () => $this->parsed( $out, $mine ) )
			: $out->msg( 'coopwiki-front-begin', wfEscapeWikiText( $user->getName() ) )->parse();
		$title = Html::element( 'h2', [], $out->msg( 'coopwiki-front' )->text() );
		$more = Html::element(
			'a', [ 'href' => SpecialPage::getTitleFor( 'MonEspace' )->getLocalURL() ], $out->msg( 'coopwiki-front-more' )->text()
		);
		return Html::rawElement( 'div', [ 'id' => 'cw-moi' ], $title . $said . Html::rawElement( 'p', [], $more ) );
	}

	/** What the robots gave: one sentence of figures, the first things that await. */
	private function parsed( $out, array $mine ): string {
		$todo = array_values( array_filter( $mine['todo'], 'is_string' ) );
		$left = count( $todo ) - self::MOST;
		$lines = [ $mine['summary'], '', ...array_slice( $todo, 0, self::MOST ) ];
		$lines[] = $todo ? '' : $out->msg( 'coopwiki-front-nothing' )->plain();
		$lines[] = $left > 0 ? $out->msg( 'coopwiki-front-left' )->numParams( $left )->plain() : '';
		return $out->parseAsInterface( implode( "\n", $lines ) );
	}
}
