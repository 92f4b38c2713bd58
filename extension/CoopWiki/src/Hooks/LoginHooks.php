<?php

namespace CoopWiki\Hooks;

use MediaWiki\Context\RequestContext;

require_once __DIR__ . '/../renamed.php';

/** Who has to log in first is led to the form for it, told why, and brought back. */
class LoginHooks {
	public const REASONS = [
		'coopwiki-clic-login', 'coopwiki-fiche-login', 'coopwiki-import-login', 'coopwiki-space-login',
	];

	/** A form whose session ended stays where it was: what was typed into it would go into an address. */
	public function onLoginFormValidErrorMessages( &$messages ) {
		if ( !RequestContext::getMain()->getRequest()->wasPosted() ) {
			$messages = array_merge( $messages, self::REASONS );
		}
	}
}
