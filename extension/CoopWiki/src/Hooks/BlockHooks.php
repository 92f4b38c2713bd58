<?php

namespace CoopWiki\Hooks;

use CoopWiki\Click\Buttons;
use CoopWiki\Form\Pages;
use CoopWiki\RepeatedRecords;
use CoopWiki\Wikitext\Lines;
use CoopWiki\Wikitext\Templates;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/../renamed.php';

/**
 * The looks of what we show; the clicks a record offers; on each block the lines of the page it was written on, where dashboards
 * lead, what is wrong with fields typed twice, and a discreet "modifier" for those who may edit the page. Where a page
 * has the simulator of scales, what answers while one types.
 */
class BlockHooks {
	private const BLOCK = '/<div( class="coopwiki-fiche [^"]*" data-fiche="([^"]*)"[^>]*>)/';

	private $pages;
	private $templates;
	private $repeated;
	private $buttons;

	public function __construct( Pages $pages, Templates $templates, RepeatedRecords $repeated, Buttons $buttons ) {
		$this->buttons = $buttons;
		$this->repeated = $repeated;
		$this->pages = $pages;
		$this->templates = $templates;
	}

	public function onBeforePageDisplay( $out, $skin ) {
		$out->addModuleStyles( 'ext.coopwiki.styles' );
	}

	public function onOutputPageBeforeHTML( $out, &$text ) {
		if ( str_contains( $text, ' data-bareme="' ) ) {
			$out->addModules( 'ext.coopwiki.simulateur' );
		}
		$revision = (int)$out->getRevisionId();
		$shown = str_contains( $text, 'coopwiki-fiche ' ) && $revision && $out->getActionName() === 'view';
		$known = $shown ? $this->pages->text( $revision ) : null;
		if ( $known === null ) {
			return;
		}
		$records = $this->templates->records( $known );
		preg_match_all( self::BLOCK, $text, $blocks );
		$types = array_map( 'htmlspecialchars', array_column( array_column( $records, 0 ), 'template' ) );
		$sure = $types === $blocks[2];
		$lines = $sure ? Lines::of( $known, array_column( $records, 1 ) ) : [];
		$text = $this->marked( $out, $text, $lines, $sure ? array_values( $records ) : [] );
	}

	/**
	 * The HTML with its links and lines. Where blocks and calls are not the same in the same order (a
	 * block of another page, a call that shows nothing) blocks have no line, and "modifier" leads to the
	 * list of the page's records.
	 */
	private function marked( $out, string $html, array $lines, array $records ): string {
		$title = $out->getTitle();
		$revision = (int)$out->getRevisionId();
		$open = $revision === $title->getLatestRevID() && $out->getAuthority()->probablyCan( 'edit', $title );
		$n = 0;
		$mark = function ( $block ) use ( $out, $title, $revision, $open, $lines, $records, &$n ) {
			[ $id, $further ] = Lines::marks( $lines[$n] ?? [] );
			[ $attributes, $told ] = $records ? $this->repeated->told( $block[1], $records[$n], $out ) : [ $block[1], '' ];
			$n++;
			$told .= $records ? $this->buttons->of( $out, $records[$n - 1], $n, $open ) : '';
			$query = [ 'page' => $title->getPrefixedText() ] + ( $records ? [ 'n' => $n, 'rev' => $revision ] : [] );
			$label = $out->msg( 'coopwiki-change-label' )
				->plaintextParams( html_entity_decode( $block[2] ) )->params( $n )->text();
			$change = $open ? $this->link( $query, $out->msg( 'coopwiki-change' )->text(), $label ) : '';
			return "<div$id$attributes$further$change$told";
		};
		return preg_replace_callback( self::BLOCK, $mark, $html );
	}

	private function link( array $query, string $words, string $label ): string {
		$address = SpecialPage::getTitleFor( 'Fiche' )->getLocalURL( $query );
		return Html::element( 'a', [ 'class' => 'cw-modifier', 'href' => $address, 'aria-label' => $label ], $words );
	}
}
