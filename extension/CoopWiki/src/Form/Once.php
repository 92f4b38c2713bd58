<?php

namespace CoopWiki\Form;

/**
 * A form is saved once. A second press of its button, or Back and save, sends the same token: it is told what the
 * first one wrote. Kept where the wiki keeps what must last (`$wgMainStash`, its database by default).
 */
class Once {
	/** The name the token has in a form's address. */
	public const FIELD = 'fois';

	private const KEPT = 30 * 86400;
	private const ALIKE = 3600;
	private const WRITING = 60;
	private const LOOKS = 100;
	private const PAUSE = 100000;

	private $stash;

	public function __construct( $stash ) {
		$this->stash = $stash;
	}

	/** The token of a form that was sent; a new one for a form that is opened, whatever its address says. */
	public static function token( $request ): string {
		$sent = $request->wasPosted() ? (string)$request->getRawVal( self::FIELD ) : '';
		return preg_match( '/\A[0-9a-f]{32}\z/', $sent ) ? $sent : self::fresh();
	}

	public static function fresh(): string {
		return bin2hex( random_bytes( 16 ) );
	}

	/**
	 * Begins to write. Of two requests at once the second waits here until the first has saved, or was refused.
	 * @return array|null what this form wrote before: page, revision, values; null where it is for the asker to
	 *  write, empty where the other one is still at it after ten seconds
	 */
	public function begin( string $token, string $who ): ?array {
		for ( $look = 0; $look < self::LOOKS; $look++ ) {
			if ( $this->stash->add( $this->key( $token, $who ), [], self::WRITING ) ) {
				return null;
			}
			$found = $this->stash->get( $this->key( $token, $who ) );
			if ( is_array( $found ) && $found ) {
				return $found;
			}
			usleep( self::PAUSE );
		}
		return [];
	}

	/** Keeps what was written: page, values, and whatever else is to be told again. */
	public function written( string $token, string $who, array $what ): void {
		$this->stash->set( $this->key( $token, $who ), $what, self::KEPT );
		$this->stash->set( $this->key( self::mark( $what['values'] ), $who ), $what, self::ALIKE );
	}

	/**
	 * What the same person wrote with the same values a moment ago: a browser that asks for the form anew when one
	 * comes back to it has another token. Null for nothing.
	 */
	public function alike( array $values, string $who ): ?array {
		return $this->stash->get( $this->key( self::mark( $values ), $who ) ) ?: null;
	}

	private static function mark( array $values ): string {
		return hash( 'sha256', serialize( $values ) );
	}

	/** Nothing was written: the form can be sent again. */
	public function refused( string $token, string $who ): void {
		$this->stash->delete( $this->key( $token, $who ) );
	}

	private function key( string $token, string $who ): string {
		return $this->stash->makeKey( 'CoopWikiOnce', $token, hash( 'sha256', $who ) );
	}
}
