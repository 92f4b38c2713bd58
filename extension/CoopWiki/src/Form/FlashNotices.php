<?php

namespace CoopWiki\Form;

/** What is said on the page a form has just saved, beside that it is saved: kept until it is shown, once. */
class FlashNotices {
	private const SESSION = 'CoopWikiAfter';

	private const WRITTEN = 'CoopWikiWritten';

	private $session;

	public function __construct( $session ) {
		$this->session = $session;
	}

	/**
	 * Notes names that aren't in the robots' lists, as the form says them while one types.
	 * @param array[] $findings of the records saved
	 */
	public function names( array $findings ): void {
		$doubts = array_filter( $findings, static fn ( $finding ) => $finding['code'] === 'not_listed' );
		foreach ( array_unique( array_column( $doubts, 'sentence' ) ) as $sentence ) {
			$this->note( [ 'coopwiki-after-name', wfEscapeWikiText( $sentence ) ] );
		}
	}

	/** Notes what the form has just written: the address that comes says so, and anybody can write an address. */
	public function written( string $page, int $said ): void {
		$this->session->persist();
		$this->session->set( self::WRITTEN, [ $page, $said ] );
	}

	/** Whether that is what the form wrote last in this session. */
	public function wrote( string $page, int $said ): bool {
		return $this->session->get( self::WRITTEN ) === [ $page, $said ];
	}

	/** Notes that somebody has no profile yet, and where to write it. */
	public function profile( string $name, string $address ): void {
		$this->note( [ 'coopwiki-after-profile', wfEscapeWikiText( $name ), $address ] );
	}

	/** Notes where one more record of that type is written. */
	public function another( string $template, string $address ): void {
		$this->note( [ $template === 'Contribution' ? 'coopwiki-after-contribution' : 'coopwiki-after-another', $address, $template ] );
	}

	/** Notes that the form was sent a second time, and that its record stands there once. */
	public function already(): void {
		$this->note( [ 'coopwiki-after-already' ] );
	}

	private function note( array $message ): void {
		$noted = $this->session->get( self::SESSION, [] );
		if ( !in_array( $message, $noted, true ) ) {
			$this->session->set( self::SESSION, [ ...$noted, $message ] );
		}
	}

	/**
	 * The messages noted, which are shown now.
	 * @return array[] key and parameters
	 */
	public function take(): array {
		$noted = $this->session->get( self::SESSION, [] );
		$this->session->remove( self::SESSION );
		return $noted;
	}
}
