<?php

namespace CoopWiki\Hooks;

use MediaWiki\Context\RequestContext;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/../renamed.php';

/**
 * The wiki's own search: above its results the forms that the words are about and what goes by that name; a person, a
 * circle or a budget by any of its names opens at once, as a page does by its title.
 */
class SearchHooks {
	private $finder;
	private $titles;

	public function __construct( $finder, $titles ) {
		$this->finder = $finder;
		$this->titles = $titles;
	}

	public function onSearchGetNearMatch( $term, &$title ) {
		$found = $this->titles->newFromText( $this->finder->page( (string)$term ) );
		if ( $found && $found->isKnown() ) {
			$title = $found;
			return false;
		}
		return true;
	}

	/** Between the form and what the wiki found; that hook alone stands there, and is given no page to write on. */
	public function onSpecialSearchResults( $term, &$titleMatches, &$textMatches ) {
		$out = RequestContext::getMain()->getOutput();
		$term = (string)$term;
		$named = $this->finder->named( $term );
		$often = array_count_values( array_map( [ self::class, 'called' ], $named ) );
		$links = array_map( fn ( $one ) => $this->place( $out, $one, $often[self::called( $one )] > 1 ), $named );
		$this->show( $out, 'coopwiki-search-named', array_filter( $links ) );
		$forms = array_map( [ $this, 'form' ], $this->finder->forms( $term ) );
		$this->show( $out, 'coopwiki-search-forms', $forms );
		$rows = ( $titleMatches ? $titleMatches->numRows() : 0 ) + ( $textMatches ? $textMatches->numRows() : 0 );
		if ( $rows && ( $forms || array_filter( $links ) ) ) {
			$out->addHTML( Html::element( 'h2', [], $out->msg( 'coopwiki-search-pages' )->text() ) );
		}
	}

	private function show( $out, string $message, array $links ): void {
		if ( $links ) {
			$title = Html::element( 'h2', [], $out->msg( $message )->text() );
			$items = implode( '', array_map( static fn ( $link ) => Html::rawElement( 'li', [], $link ), $links ) );
			$out->addHTML( $title . Html::rawElement( 'ul', [ 'class' => 'cw-trouve' ], $items ) );
		}
	}

	private function form( array $schema ): string {
		$to = SpecialPage::getTitleFor( 'Fiche', $schema['template'] )->getLocalURL();
		return Html::element( 'a', [ 'href' => $to ], $schema['writing'] );
	}

	private static function called( array $one ): string {
		return "{$one['name']} ({$one['kind']})";
	}

	/** A link to what has a name, with its kind, and its page where several are called so; '' where no such page can be read. */
	private function place( $out, array $one, bool $severalAreCalledSo ): string {
		$title = $this->titles->newFromText( $one['page'] );
		if ( !$title || !$title->isKnown() || !$out->getAuthority()->probablyCan( 'read', $title ) ) {
			return '';
		}
		$said = $severalAreCalledSo ? "{$one['kind']}, {$title->getPrefixedText()}" : $one['kind'];
		$kind = Html::element( 'small', [], $out->msg( 'parentheses' )->plaintextParams( $said )->text() );
		return Html::element( 'a', [ 'href' => $title->getLocalURL() ], $one['name'] ) . ' ' . $kind;
	}
}
