<?php

namespace CoopWiki\MonEspace;

use CoopWiki\Form\Names;
use CoopWiki\Form\Pages;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;

/** What `Spécial:MonEspace` shows: how to begin, or what the robots gave this account. */
class Showing {
	private $special;
	private $names;
	private $pages;
	private $telling;

	public function __construct( SpecialPage $special, Names $names, Pages $pages, Telling $telling ) {
		$this->telling = $telling;
		$this->special = $special;
		$this->names = $names;
		$this->pages = $pages;
	}

	public function show( array $mine ): void {
		$out = $this->special->getOutput();
		$known = $this->hasProfile() || $this->names->knows( $this->special->getUser()->getName() );
		$out->addHTML( $this->buttons( $mine ) );
		if ( !$known ) {
			$this->beginning();
		}
		if ( ( $mine['text'] ?? '' ) !== '' ) {
			$out->addWikiTextAsInterface( $mine['text'] );
			$out->addHTML( $this->telling->form() . $this->published( $mine ) );
			return;
		}
		$out->addHTML( $this->telling->form() );
		if ( $known ) {
			$out->addWikiMsg( 'coopwiki-space-soon' );
		}
		$this->written();
	}

	private function hasProfile(): bool {
		return $this->pages->holds( $this->special->getUser()->getUserPage(), 'Profil' );
	}

	/** What one does most, as large links. */
	private function buttons( array $mine ): string {
		$form = static fn ( $name, $query = [] ) => SpecialPage::getTitleFor( 'Fiche', $name )->getLocalURL( $query );
		$own = fn ( $part ) => $this->special->getPageTitle( $part )->getLocalURL();
		$links = [ [ $form( 'Contribution' ), 'coopwiki-menu-contribution' ] ];
		if ( $mine['again'] ?? [] ) {
			$links[] = [ $own( 'reprendre' ), 'coopwiki-space-again' ];
		}
		if ( $mine ) {
			$links[] = [ $own( 'lignes.csv' ), 'coopwiki-space-csv' ];
		}
		if ( $this->hasProfile() ) {
			$links[] = [ $form( 'Profil', [ 'page' => $this->userPage(), 'n' => 1 ] ), 'coopwiki-space-profile' ];
		}
		$made = array_map( fn ( $link ) => Html::element(
			'a', [ 'class' => 'cw-bouton', 'href' => $link[0] ], $this->special->msg( $link[1] )->text()
		), $links );
		return Html::rawElement( 'div', [ 'class' => 'cw-boutons' ], implode( ' ', $made ) );
	}

	/** For who has no profile yet: three things, the first one click away. */
	private function beginning(): void {
		$name = $this->special->getUser()->getName();
		$profile = SpecialPage::getTitleFor( 'Fiche', 'Profil' )
			->getFullURL( [ 'page' => $this->userPage(), 'nom' => $name, 'compte' => $name ] );
		$line = SpecialPage::getTitleFor( 'Fiche', 'Contribution' )->getFullURL();
		$this->special->getOutput()->addWikiMsg( 'coopwiki-space-begin', wfEscapeWikiText( $name ), $profile, $line );
	}

	/** Where one's own lines stand, while the robots have not given anything yet. */
	private function written(): void {
		$pages = $this->pages->written( [ 'template' => 'Contribution' ], $this->special->getUser()->getName() );
		if ( $pages ) {
			$this->special->getOutput()->addWikiMsg( 'coopwiki-space-written' );
			$this->special->getOutput()->addHTML( $this->listed( $pages ) );
		}
	}

	/** Everything that is published about me: page by page, those of the robots and those that members wrote. */
	private function published( array $mine ): string {
		$found = Html::element( 'h2', [], $this->special->msg( 'coopwiki-space-published' )->text() );
		foreach ( [ 'robots', 'members' ] as $by ) {
			$titles = array_filter( array_map( [ Title::class, 'newFromText' ], array_filter( $mine[$by], 'is_string' ) ) );
			$words = $this->special->msg( "coopwiki-space-published-$by" )->numParams( count( $titles ) )->text();
			$found .= Html::rawElement( 'details', [],
				Html::element( 'summary', [], $words ) . $this->listed( $titles ) );
		}
		return $found;
	}

	private function listed( array $titles ): string {
		$links = $this->special->getLinkRenderer();
		$items = array_map( static fn ( $title ) => Html::rawElement( 'li', [], $links->makeLink( $title ) ), $titles );
		return Html::rawElement( 'ul', [], implode( '', $items ) );
	}

	private function userPage(): string {
		return $this->special->getUser()->getUserPage()->getPrefixedText();
	}
}
