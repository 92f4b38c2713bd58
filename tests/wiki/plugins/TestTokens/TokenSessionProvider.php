<?php

namespace TestTokens;

use ApiUsageException;
use MediaWiki\Session\ImmutableSessionProviderWithCookie;
use MediaWiki\Session\SessionInfo;
use MediaWiki\Session\UserInfo;
use WebRequest;

/**
 * Lets in who sends an access token, as the extension OAuth does for an OAuth 2 consumer of its owner's: at the API
 * alone, with a session that can't change user, and with its code for a token that isn't known.
 */
class TokenSessionProvider extends ImmutableSessionProviderWithCookie {

	/** @inheritDoc */
	public function provideSessionInfo( WebRequest $request ) {
		$sent = (string)$request->getHeader( 'Authorization' );
		if ( !defined( 'MW_API' ) || !str_starts_with( $sent, 'Bearer ' ) ) {
			return null;
		}
		$token = substr( $sent, strlen( 'Bearer ' ) );
		$name = $this->getConfig()->get( 'TestTokens' )[$token] ?? null;
		if ( $name === null ) {
			return $this->refused();
		}
		return new SessionInfo( SessionInfo::MAX_PRIORITY, [
			'provider' => $this,
			'id' => $this->hashToSessionId( $token ),
			'userInfo' => UserInfo::newFromName( $name, true ),
			'persisted' => false,
			'forceUse' => true,
		] );
	}

	/** @inheritDoc */
	public function preventSessionsForUser( $username ) {
		return;
	}

	private function refused(): ?SessionInfo {
		$this->getHookContainer()->register( 'ApiBeforeMain', static function () {
			throw ApiUsageException::newWithMessage( null, [ 'rawmessage', 'no such token' ],
				'mwoauth-invalid-authorization' );
		} );
		return null;
	}
}
