<?php

namespace CoopWiki\MonEspace;

use CoopWiki\Form\Once;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * The two forms of `Spécial:MonEspace`. Nothing is ticked beforehand: no line writes itself. Robots may give other lines
 * while one reads: only those that were shown are written.
 */
class Writing {
	private $special;
	private $lines;
	private $once;
	private $mine;

	public function __construct( SpecialPage $special, Lines $lines, Once $once, array $mine ) {
		$this->special = $special;
		$this->lines = $lines;
		$this->once = $once;
		$this->mine = $mine;
	}

	public function show( string $par ): void {
		$this->special->getOutput()->setSubtitle( $this->special->getLinkRenderer()->makeLink(
			$this->special->getPageTitle(), $this->special->msg( 'coopwiki-space' )->text()
		) );
		$par === 'bon' ? $this->slip() : $this->again();
	}

	/** Whether it was sent from this session; what comes from another one is told. */
	private function posted(): bool {
		$sent = $this->special->getRequest()->wasPosted();
		$own = $sent && $this->special->getContext()->getCsrfTokenSet()->matchTokenField();
		if ( $sent && !$own ) {
			$this->refuse( [ 'coopwiki-space-strayed' ] );
		}
		return $own;
	}

	/** Whether the lines are those that were shown; that robots have given others is told. */
	private function same( array $lines ): bool {
		$same = $this->special->getRequest()->getText( 'marque' ) === self::mark( $lines );
		if ( !$same ) {
			$this->refuse( [ 'coopwiki-space-changed' ] );
		}
		return $same;
	}

	private static function mark( array $lines ): string {
		return hash( 'sha256', json_encode( $lines ) );
	}

	private function slip(): void {
		$request = $this->special->getRequest();
		$slip = $this->asked( $request->getInt( 'annee' ), $request->getText( 'budget' ) );
		if ( !$slip ) {
			$this->special->getOutput()->addWikiMsg( 'coopwiki-space-slip-none' );
			return;
		}
		$number = trim( $request->getText( 'numero' ) );
		if ( $this->posted() && $this->same( $slip['lines'] ) && $number !== '' ) {
			$told = $this->lines->slip( $this->special->getContext(), $slip['lines'], $number );
			$this->told( 'coopwiki-space-slip-done', [ $told['written'], $told['left'] ], $told['error'] );
			return;
		}
		$this->special->getOutput()->addWikiMsg(
			'coopwiki-space-slip', wfEscapeWikiText( $slip['budget'] ), $slip['year'], count( $slip['lines'] )
		);
		$items = array_map( static fn ( $line ) => Html::element( 'li', [], $line['what'] ), $slip['lines'] );
		$field = Html::element( 'label', [ 'for' => 'cw-numero' ], $this->special->msg( 'coopwiki-space-slip-number' )->text() )
			. ' ' . Html::element( 'input', [
				'id' => 'cw-numero', 'name' => 'numero', 'value' => $number, 'required' => true, 'maxlength' => 80,
			] );
		$kept = Html::hidden( 'annee', $slip['year'] ) . Html::hidden( 'budget', $slip['budget'] );
		$this->form( 'bon', Html::rawElement( 'ul', [], implode( '', $items ) ) . $field . $kept, $slip['lines'] );
	}

	private function asked( int $year, string $budget ): ?array {
		foreach ( $this->mine['slips'] as $slip ) {
			if ( $slip['year'] === $year && $slip['budget'] === $budget ) {
				return $slip;
			}
		}
		return null;
	}

	private function again(): void {
		$meant = $this->posted() && $this->same( $this->mine['again'] );
		$chosen = $meant ? $this->chosen() : [];
		if ( $chosen ) {
			$told = $this->written( $chosen );
			$this->told( 'coopwiki-space-again-done', [ $told['written'] ?? 0, $told['page'] ?? '' ], $told['error'] ?? null );
			return;
		}
		$this->special->getOutput()->addWikiMsg( 'coopwiki-space-again-intro' );
		$rows = '';
		foreach ( $this->mine['again'] as $number => $line ) {
			$rows .= $this->row( $number, $line );
		}
		$this->form( 'reprendre', $rows, $this->mine['again'] );
	}

	/** The lines, once, however often the button is pressed: page, and how many; or error. */
	private function written( array $chosen ): array {
		$token = Once::token( $this->special->getRequest() );
		$who = $this->special->getUser()->getName();
		$before = $this->once->begin( $token, $who );
		if ( $before !== null ) {
			return $before ?: [ 'error' => [ 'coopwiki-error-busy' ] ];
		}
		$told = [];
		try {
			$told = $this->lines->again( $this->special->getContext(), $chosen );
		} finally {
			isset( $told['revision'] )
				? $this->once->written( $token, $who, [ 'values' => $chosen ] + $told ) : $this->once->refused( $token, $who );
		}
		return $told;
	}

	/** One line to write again: whether, on which day, and what it says. */
	private function row( int $number, array $line ): string {
		$fields = $line['fields'];
		$figures = array_intersect_key( $fields, [ 'durée' => 1, 'taux' => 1, 'montant' => 1 ] );
		$words = implode( ', ', array_filter( [ $fields['quoi'], $fields['cercle'] ?? $fields['budget'] ?? '', ...array_values( $figures ) ] ) );
		$day = Html::element( 'input', [
			'type' => 'date', 'name' => "jour$number", 'value' => $this->nextDay( $line['day'] ),
			'aria-label' => $this->special->msg( 'coopwiki-space-again-day' )->plaintextParams( $words )->text(),
		] );
		$box = Html::check( "ligne$number", false, [ 'id' => "cw-ligne$number" ] )
			. ' ' . Html::element( 'label', [ 'for' => "cw-ligne$number" ], $words );
		return Html::rawElement( 'p', [ 'class' => 'cw-reprise' ], "$box $day" );
	}

	/** The same day of this month, or today where that is still to come. */
	private function nextDay( string $day ): string {
		$today = $this->lines->today();
		return min( $today, substr( $today, 0, 8 ) . substr( $day, 8 ) );
	}

	/** The lines that were ticked, as records. */
	private function chosen(): array {
		$request = $this->special->getRequest();
		$found = [];
		foreach ( $this->mine['again'] as $number => $line ) {
			$day = $request->getText( "jour$number" );
			if ( $request->getBool( "ligne$number" ) && preg_match( '/\A\d{4}-\d\d-\d\d\z/', $day ) ) {
				$found[] = [ 'date' => $day, 'qui' => $this->mine['name'] ] + $line['fields'];
			}
		}
		return $found;
	}

	private function form( string $part, string $fields, array $lines ): void {
		$key = $this->special->getContext()->getCsrfTokenSet()->getToken()->toString();
		$button = Html::element(
			'button', [ 'type' => 'submit', 'class' => 'cw-bouton' ], $this->special->msg( 'coopwiki-fiche-save' )->text()
		);
		$this->special->getOutput()->addHTML( Html::rawElement(
			'form', [ 'method' => 'post', 'action' => $this->special->getPageTitle( $part )->getLocalURL() ],
			$fields . Html::hidden( 'wpEditToken', $key ) . Html::hidden( Once::FIELD, Once::fresh() )
				. Html::hidden( 'marque', self::mark( $lines ) ) . Html::rawElement( 'p', [], $button )
		) );
	}

	/** What became of it; the robots take it up at their next run. */
	private function told( string $message, array $figures, $error ): void {
		if ( $error ) {
			$this->refuse( $error );
		}
		$this->special->getOutput()->addWikiMsg( $message, ...array_map( static fn ( $one ) => is_int( $one ) ? $one : wfEscapeWikiText( $one ), $figures ) );
	}

	/** @param mixed $error a message, or its key with its parameters */
	private function refuse( $error ): void {
		$problem = is_array( $error ) ? $this->special->msg( ...$error ) : $this->special->msg( $error );
		$this->special->getOutput()->addHTML( Html::errorBox( $problem->parse() ) );
	}
}
