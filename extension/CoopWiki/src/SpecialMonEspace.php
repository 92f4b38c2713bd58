<?php

namespace CoopWiki;

use CoopWiki\Form\Once;
use CoopWiki\MonEspace\Lines;
use CoopWiki\MonEspace\Showing;
use CoopWiki\MonEspace\Spaces;
use CoopWiki\MonEspace\Switches;
use CoopWiki\MonEspace\Telling;
use CoopWiki\MonEspace\Writing;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/renamed.php';

/**
 * `Spécial:MonEspace`: what concerns the account that looks, and nobody else; `…/lignes.csv`, its lines; `…/reprendre`,
 * last month's lines to write again; `…/bon`, one slip's number on all of its lines; `…/prevenir`, what one is told by notes.
 */
class SpecialMonEspace extends SpecialPage {
	private $spaces;
	private $lines;
	private $names;
	private $pages;
	private $once;
	private $switches;

	public function __construct( Spaces $spaces, Lines $lines, $names, $pages, Once $once, Switches $switches ) {
		parent::__construct( 'MonEspace' );
		$this->spaces = $spaces;
		$this->lines = $lines;
		$this->names = $names;
		$this->pages = $pages;
		$this->once = $once;
		$this->switches = $switches;
	}

	public function doesWrites() {
		return true;
	}

	protected function getGroupName() {
		return 'users';
	}

	public function execute( $par ) {
		$this->setHeaders();
		$this->requireLogin( 'coopwiki-space-login' );
		$out = $this->getOutput();
		$out->addModuleStyles( [ 'ext.coopwiki.styles', 'ext.coopwiki.espace.styles' ] );
		$out->disableClientCache();
		$mine = $this->spaces->of( $this->getUser() );
		if ( $par === 'lignes.csv' && $mine ) {
			$this->send( $mine['csv'] );
			return;
		}
		if ( in_array( $par, [ 'reprendre', 'bon' ], true ) && $mine ) {
			( new Writing( $this, $this->lines, $this->once, $mine ) )->show( $par );
			return;
		}
		$telling = new Telling( $this, $this->switches );
		if ( $par === Telling::PART ) {
			$telling->show();
			return;
		}
		( new Showing( $this, $this->names, $this->pages, $telling ) )->show( $mine );
	}

	/** A file of one's own: nobody keeps it on the way. */
	private function send( string $csv ): void {
		$this->getOutput()->disable();
		$response = $this->getRequest()->response();
		$response->header( 'Content-Type: text/csv; charset=utf-8' );
		$response->header( 'Content-Disposition: attachment; filename="mes-lignes.csv"' );
		$response->header( 'Cache-Control: private, no-store' );
		$response->header( 'X-Content-Type-Options: nosniff' );
		print $csv;
	}
}
