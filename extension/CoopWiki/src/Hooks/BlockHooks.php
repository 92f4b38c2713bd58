<?php

namespace CoopWiki\Hooks;

use CoopWiki\Form\Pages;
use CoopWiki\Wikitext\Templates;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/../renamed.php';

/** The looks of what we show, and on each block a discreet "modifier" for those who may edit the page. */
class BlockHooks {
	private const BLOCK = '/<div class="coopwiki-fiche [^"]*" data-fiche="([^"]*)"[^>]*>/';

	private $pages;
	private $templates;

	public function __construct( Pages $pages, Templates $templates ) {
		$this->pages = $pages;
		$this->templates = $templates;
	}

	public function onBeforePageDisplay( $out, $skin ) {
		$out->addModuleStyles( 'ext.coopwiki.styles' );
	}

	public function onOutputPageBeforeHTML( $out, &$text ) {
		$title = $out->getTitle();
		$revision = (int)$out->getRevisionId();
		if ( !str_contains( $text, 'coopwiki-fiche ' ) || !$revision || $revision !== $title->getLatestRevID()
			|| $out->getActionName() !== 'view' || !$out->getAuthority()->probablyCan( 'edit', $title )
		) {
			return;
		}
		$known = $this->pages->text( $revision );
		if ( $known !== null ) {
			$text = $this->linked( $out, $text, $this->templates->records( $known ), $title, $revision );
		}
	}

	/**
	 * The HTML with its links. Where blocks and calls are not the same in the same order (a block of
	 * another page, a call that shows nothing) they lead to the list of the page's records.
	 */
	private function linked( $out, string $html, array $records, $title, int $revision ): string {
		preg_match_all( self::BLOCK, $html, $blocks );
		$types = array_map( 'htmlspecialchars', array_column( array_column( $records, 0 ), 'template' ) );
		$sure = $types === $blocks[1];
		$n = 0;
		$link = function ( $block ) use ( $out, $title, $revision, $sure, &$n ) {
			$n++;
			$query = [ 'page' => $title->getPrefixedText() ] + ( $sure ? [ 'n' => $n, 'rev' => $revision ] : [] );
			$label = $out->msg( 'coopwiki-change-label', html_entity_decode( $block[1] ), $n )->text();
			$change = $this->link( $query, $out->msg( 'coopwiki-change' )->text(), $label );
			return $block[0] . $change;
		};
		return preg_replace_callback( self::BLOCK, $link, $html );
	}

	private function link( array $query, string $words, string $label ): string {
		$address = SpecialPage::getTitleFor( 'Fiche' )->getLocalURL( $query );
		return Html::element( 'a', [ 'class' => 'cw-modifier', 'href' => $address, 'aria-label' => $label ], $words );
	}
}
