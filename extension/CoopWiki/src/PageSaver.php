<?php

namespace CoopWiki;

use MediaWiki\Api\ApiMain;
use MediaWiki\Api\ApiUsageException;
use MediaWiki\Request\DerivativeRequest;

require_once __DIR__ . '/renamed.php';

/**
 * Saves a page as the API's action=edit does: rights, blocks, limits, AbuseFilter, captcha and edit
 * conflicts are those of any edit.
 */
class PageSaver {
	/** @var string the title of the page the form writes, for the change tag: it is set after the edit */
	public $title = '';

	/**
	 * @param mixed $context who saves
	 * @param string $title
	 * @param string $text
	 * @param string $summary
	 * @param int $base the revision the text was made from; 0 for a page that isn't there
	 * @param array $further other parameters of action=edit: starttimestamp, captchaid, captchaword
	 * @return array revision; or error, a message; or captcha, what the wiki asks
	 */
	public function save( $context, string $title, string $text, string $summary, int $base, array $further ): array {
		$asked = [
			'action' => 'edit', 'title' => $title, 'text' => $text, 'summary' => $summary,
			'token' => $context->getUser()->getEditToken(), 'watchlist' => 'preferences',
		];
		$asked += $base ? [ 'baserevid' => $base, 'nocreate' => 1 ] : [ 'createonly' => 1 ];
		$request = new DerivativeRequest( $context->getRequest(), $asked + array_filter( $further ), true );
		$api = new ApiMain( $request, true );
		$api->getContext()->setUser( $context->getUser() );
		$api->getContext()->setLanguage( $context->getLanguage() );
		$this->title = $title;
		try {
			$api->execute();
		} catch ( ApiUsageException $problem ) {
			return [ 'error' => $problem->getMessageObject() ];
		}
		return self::outcome( $api->getResult()->getResultData( [ 'edit' ], [ 'Strip' => 'all' ] ) ?? [], $base );
	}

	/** An edit that changed nothing has the revision it was made from. */
	private static function outcome( array $edit, int $base ): array {
		if ( ( $edit['result'] ?? '' ) === 'Success' ) {
			return [ 'revision' => (int)( $edit['newrevid'] ?? $base ) ];
		}
		if ( isset( $edit['captcha'] ) ) {
			return [ 'captcha' => $edit['captcha'] ];
		}
		$key = $edit['message']['key'] ?? '';
		$told = $key !== '' ? [ $key, ...( $edit['message']['params'] ?? [] ) ] : [ 'rawmessage', $edit['info'] ?? '' ];
		return [ 'error' => $told ];
	}
}
