<?php

namespace CoopWiki\Agenda;

/** A member's own key to calendars: only its hash is kept, and a new one ends the one before. */
class Tokens {
	private const OPTION = 'coopwiki-agenda';

	private $users;
	private $options;
	private $rights;

	public function __construct( $users, $options, $rights ) {
		$this->users = $users;
		$this->options = $options;
		$this->rights = $rights;
	}

	/** Whether a key is that of a member who may read this wiki and is not blocked on all of it. */
	public function opens( string $token ): bool {
		if ( !preg_match( '/\A(\d{1,10})-[0-9a-f]{40}\z/', $token, $found ) ) {
			return false;
		}
		$user = $this->users->newFromId( (int)$found[1] );
		$kept = $user->isRegistered() ? $this->options->getOption( $user, self::OPTION ) : null;
		return is_string( $kept ) && $kept !== '' && hash_equals( $kept, hash( 'sha256', $token ) )
			&& $this->rights->userHasRight( $user, 'read' ) && !self::isBlocked( $user );
	}

	/** Whether somebody may have a key: an account with a name, not blocked on the whole wiki. */
	public function isFor( $user ): bool {
		return $user->isRegistered() && $user->isNamed() && !self::isBlocked( $user );
	}

	private static function isBlocked( $user ): bool {
		$block = $user->getBlock();
		return $block !== null && $block->isSitewide();
	}

	/** A new key; it is told this once. */
	public function renewed( $user ): string {
		$token = $user->getId() . '-' . bin2hex( random_bytes( 20 ) );
		$this->options->setOption( $user, self::OPTION, hash( 'sha256', $token ) );
		$this->options->saveOptions( $user );
		return $token;
	}
}
