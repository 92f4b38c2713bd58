<?php

namespace CoopWiki\MonEspace;

use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

/** The two forms of `Spécial:MonEspace`. Nothing is ticked beforehand: no line writes itself. */
class Writing {
	private $special;
	private $lines;
	private $mine;

	public function __construct( SpecialPage $special, Lines $lines, array $mine ) {
		$this->special = $special;
		$this->lines = $lines;
		$this->mine = $mine;
	}

	public function show( string $par ): void {
		$this->special->getOutput()->setSubtitle( $this->special->getLinkRenderer()->makeLink(
			$this->special->getPageTitle(), $this->special->msg( 'coopwiki-space' )->text()
		) );
		$par === 'bon' ? $this->slip() : $this->again();
	}

	private function posted(): bool {
		return $this->special->getRequest()->wasPosted()
			&& $this->special->getContext()->getCsrfTokenSet()->matchTokenField();
	}

	private function slip(): void {
		$request = $this->special->getRequest();
		$slip = $this->asked( $request->getInt( 'annee' ), $request->getText( 'budget' ) );
		if ( !$slip ) {
			$this->special->getOutput()->addWikiMsg( 'coopwiki-space-slip-none' );
			return;
		}
		$number = trim( $request->getText( 'numero' ) );
		if ( $this->posted() && $number !== '' ) {
			$told = $this->lines->slip( $this->special->getContext(), $slip['lines'], $number );
			$this->told( 'coopwiki-space-slip-done', [ $told['written'], $told['left'] ], $told['error'] );
			return;
		}
		$this->special->getOutput()->addWikiMsg(
			'coopwiki-space-slip', wfEscapeWikiText( $slip['budget'] ), $slip['year'], count( $slip['lines'] )
		);
		$items = array_map( static fn ( $line ) => Html::element( 'li', [], $line['what'] ), $slip['lines'] );
		$field = Html::element( 'label', [ 'for' => 'cw-numero' ], $this->special->msg( 'coopwiki-space-slip-number' )->text() )
			. ' ' . Html::element( 'input', [ 'id' => 'cw-numero', 'name' => 'numero', 'required' => true, 'maxlength' => 80 ] );
		$kept = Html::hidden( 'annee', $slip['year'] ) . Html::hidden( 'budget', $slip['budget'] );
		$this->form( 'bon', Html::rawElement( 'ul', [], implode( '', $items ) ) . $field . $kept );
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
		$chosen = $this->posted() ? $this->chosen() : [];
		if ( $chosen ) {
			$told = $this->lines->again( $this->special->getContext(), $chosen );
			$title = isset( $told['title'] ) ? $told['title']->getPrefixedText() : '';
			$this->told( 'coopwiki-space-again-done', [ $told['written'] ?? 0, $title ], $told['error'] ?? null );
			return;
		}
		$this->special->getOutput()->addWikiMsg( 'coopwiki-space-again-intro' );
		$rows = '';
		foreach ( $this->mine['again'] as $number => $line ) {
			$rows .= $this->row( $number, $line );
		}
		$this->form( 'reprendre', $rows );
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

	private function form( string $part, string $fields ): void {
		$key = $this->special->getContext()->getCsrfTokenSet()->getToken()->toString();
		$button = Html::element(
			'button', [ 'type' => 'submit', 'class' => 'cw-bouton' ], $this->special->msg( 'coopwiki-fiche-save' )->text()
		);
		$this->special->getOutput()->addHTML( Html::rawElement(
			'form', [ 'method' => 'post', 'action' => $this->special->getPageTitle( $part )->getLocalURL() ],
			$fields . Html::hidden( 'wpEditToken', $key ) . Html::rawElement( 'p', [], $button )
		) );
	}

	/** What became of it; the robots take it up at their next run. */
	private function told( string $message, array $figures, $error ): void {
		$out = $this->special->getOutput();
		if ( $error ) {
			$problem = is_array( $error ) ? $this->special->msg( ...$error ) : $this->special->msg( $error );
			$out->addHTML( Html::errorBox( $problem->parse() ) );
		}
		$out->addWikiMsg( $message, ...array_map( static fn ( $one ) => is_int( $one ) ? $one : wfEscapeWikiText( $one ), $figures ) );
	}
}
