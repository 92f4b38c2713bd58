<?php

namespace CoopWiki\MonEspace;

use MediaWiki\Html\Html;

/** What members are told of the robots: that they are stopped, by whom and since when; when they last came by. */
class Robots {
	private const GO_ON = 'marche';
	private const MOST = 3;

	private $titles;
	private $revisions;
	private $stash;
	private $page;

	public function __construct( $titles, $revisions, $stash, string $root ) {
		$this->titles = $titles;
		$this->revisions = $revisions;
		$this->stash = $stash;
		$this->page = "$root/Robots/Marche";
	}

	/** Note that they came by now. */
	public function came(): void {
		$this->stash->set( $this->stash->makeKey( 'coopwikipassage' ), wfTimestampNow() );
	}

	/** Note when a page that stops one robot was written. */
	public function saved( $title ): void {
		if ( str_starts_with( $title->getPrefixedText(), "$this->page/" ) ) {
			$this->stash->set( $this->stash->makeKey( 'coopwikiarret' ), wfTimestampNow() );
		}
	}

	/** When such a page was last written; '' where none was. */
	public function lastStopOrGo(): string {
		return (string)$this->stash->get( $this->stash->makeKey( 'coopwikiarret' ) );
	}

	/** The sentence for members, as HTML; '' where there is nothing to tell. */
	public function told( $out ): string {
		return $this->stopped( $out, $this->page, 'coopwiki-stopped' );
	}

	/** That the robots which write a page, named by the links to their stop pages in it, are stopped one by one. */
	public function toldOfOne( $out, string $html ): string {
		preg_match_all( '~[?;]title=([^&"]+)&amp;action=edit~', $html, $found );
		$below = strtr( $this->page, ' ', '_' ) . '/';
		$pages = array_unique( array_filter(
			array_map( 'rawurldecode', $found[1] ), static fn ( $page ) => str_starts_with( $page, $below )
		) );
		// The page of all robots lists them.
		$pages = count( $pages ) > self::MOST ? [] : $pages;
		return implode( '', array_map( fn ( $page ) => $this->stopped( $out, $page, 'coopwiki-stopped-one' ), $pages ) );
	}

	private function stopped( $out, string $page, string $message ): string {
		$title = $this->titles->newFromText( $page );
		$last = $title && $title->exists() ? $this->revisions->getRevisionByTitle( $title ) : null;
		$content = $last ? $last->getContent( 'main' ) : null;
		if ( $content && trim( $content->serialize() ) !== self::GO_ON ) {
			$who = $last->getUser() ? $last->getUser()->getName() : '';
			$when = $out->getLanguage()->userTimeAndDate( $last->getTimestamp(), $out->getUser() );
			$words = $out->msg( $message, wfEscapeWikiText( $who ), $when, $title->getFullURL( [ 'action' => 'edit' ] ) );
			return Html::rawElement( 'div', [ 'class' => 'cw-avis cw-avis-erreurs plainlinks', 'role' => 'status' ], $words->parse() );
		}
		return '';
	}

	/** When they last came by, as HTML; '' where nobody knows. */
	public function last( $out ): string {
		$stamp = $this->stash->get( $this->stash->makeKey( 'coopwikipassage' ) );
		if ( !is_string( $stamp ) || $stamp === '' ) {
			return '';
		}
		$when = $out->getLanguage()->userTimeAndDate( $stamp, $out->getUser() );
		return Html::element( 'p', [ 'class' => 'cw-passage' ], $out->msg( 'coopwiki-last-run' )->params( $when )->text() );
	}
}
