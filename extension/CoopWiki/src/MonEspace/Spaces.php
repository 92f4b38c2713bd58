<?php

namespace CoopWiki\MonEspace;

/**
 * What the robots give each account alone: a document of their making, on no page. It can be lost at any time:
 * the robots' next full run gives it again.
 */
class Spaces {
	private const NOTHING = [
		'summary' => '', 'todo' => [], 'csv' => '', 'again' => [], 'slips' => [], 'robots' => [], 'members' => [],
	];

	private $stash;
	private $users;

	public function __construct( $stash, $users ) {
		$this->stash = $stash;
		$this->users = $users;
	}

	/** Keep a document for an account; false where there is no such account. */
	public function give( string $account, string $document ): bool {
		$user = $this->users->getUserIdentityByName( $account );
		return $user && $user->isRegistered() && $this->stash->set( $this->key( $user ), $document );
	}

	/** The mark of what an account is shown, '' for nothing yet; null where there is no such account. */
	public function mark( string $account ): ?string {
		$user = $this->users->getUserIdentityByName( $account );
		if ( !$user || !$user->isRegistered() ) {
			return null;
		}
		$kept = $this->stash->get( $this->key( $user ) );
		return is_string( $kept ) && $kept !== '' ? hash( 'sha256', $kept ) : '';
	}

	/**
	 * What an account is shown: name, text and what NOTHING lists; empty for nothing yet.
	 * @param mixed $user the account that looks
	 */
	public function of( $user ): array {
		$kept = $user->isRegistered() ? $this->stash->get( $this->key( $user ) ) : null;
		$read = is_string( $kept ) ? json_decode( $kept, true ) : null;
		$whole = is_array( $read ) && is_string( $read['name'] ?? null ) && is_string( $read['text'] ?? null );
		return $whole ? $read + self::NOTHING : [];
	}

	private function key( $user ): string {
		return $this->stash->makeKey( 'coopwikiespace', (string)$user->getId() );
	}
}
