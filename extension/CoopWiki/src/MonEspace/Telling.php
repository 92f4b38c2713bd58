<?php

namespace CoopWiki\MonEspace;

use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

/** `Spécial:MonEspace/prevenir`: a switch for each kind of note on one's talk page. */
class Telling {
	public const PART = 'prevenir';

	private $special;
	private $switches;

	public function __construct( SpecialPage $special, Switches $switches ) {
		$this->special = $special;
		$this->switches = $switches;
	}

	/** The switches; what was sent from this session is written first. */
	public function show(): void {
		$request = $this->special->getRequest();
		$out = $this->special->getOutput();
		if ( $request->wasPosted() ) {
			$own = $this->special->getContext()->getCsrfTokenSet()->matchTokenField();
			$told = $own ? $this->switches->write( $this->special->getContext(), $request->getArray( 'mots', [] ) )
				: [ 'error' => [ 'coopwiki-space-strayed' ] ];
			$error = $told['error'] ?? null;
			$out->addHTML( $error
				? Html::errorBox( ( is_array( $error ) ? $this->special->msg( ...$error ) : $this->special->msg( $error ) )->parse() )
				: Html::successBox( $this->special->msg( 'coopwiki-space-notes-saved' )->escaped() ) );
		}
		$out->addHTML( $this->form() );
	}

	/** The switches alone; '' for who has no profile. */
	public function form(): string {
		$rows = '';
		foreach ( $this->switches->of( $this->special->getUser() ) ?? [] as $field => $asked ) {
			$message = Switches::KINDS[$field];
			$id = "cw-$message";
			$box = Html::check( 'mots[]', $asked, [ 'id' => $id, 'value' => $field ] );
			$words = $this->special->msg( $message )->text();
			$rows .= Html::rawElement( 'li', [], $box . ' ' . Html::element( 'label', [ 'for' => $id ], $words ) );
		}
		$key = $this->special->getContext()->getCsrfTokenSet()->getToken()->toString();
		$button = Html::element(
			'button', [ 'type' => 'submit', 'class' => 'cw-bouton' ], $this->special->msg( 'coopwiki-fiche-save' )->text()
		);
		$title = Html::element( 'h2', [], $this->special->msg( 'coopwiki-space-notes' )->text() );
		$intro = Html::element( 'p', [], $this->special->msg( 'coopwiki-space-notes-intro' )->text() );
		$address = $this->special->getPageTitle( self::PART )->getLocalURL();
		return $rows === '' ? '' : $title . $intro . Html::rawElement( 'form', [ 'method' => 'post', 'action' => $address ],
			Html::rawElement( 'ul', [ 'class' => 'cw-mots' ], $rows ) . Html::hidden( 'wpEditToken', $key ) . $button );
	}
}
