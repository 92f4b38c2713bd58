<?php

namespace CoopWiki;

use CoopWiki\MonEspace\Robots;
use CoopWiki\MonEspace\Spaces;
use MediaWiki\Api\ApiBase;
use Wikimedia\ParamValidator\ParamValidator;

require_once __DIR__ . '/renamed.php';

/**
 * `action=coopwikiespace`, for robots: by which mark each account's own space is known, and a new document for one.
 * Each such request says that they came by.
 */
class ApiEspace extends ApiBase {
	private const MOST_BYTES = 2_000_000;

	private $spaces;
	private $robots;

	public function __construct( $main, $name, Spaces $spaces, Robots $robots ) {
		parent::__construct( $main, $name );
		$this->spaces = $spaces;
		$this->robots = $robots;
	}

	public function execute() {
		$this->checkUserRightsAny( [ 'bot', 'coopwiki-publish' ] );
		$asked = $this->extractRequestParams();
		$this->requireOnlyOneParameter( $asked, 'comptes', 'compte' );
		$this->robots->came();
		if ( $asked['compte'] !== null ) {
			$this->requireAtLeastOneParameter( $asked, 'document' );
			$this->take( $asked['compte'], $asked['document'] );
		}
		$this->getResult()->addValue( null, $this->getModuleName(), $this->marks( $asked['comptes'] ?? [ $asked['compte'] ] ) );
	}

	private function take( string $account, string $document ): void {
		if ( strlen( $document ) > self::MOST_BYTES ) {
			$this->dieWithError( 'coopwiki-space-error-size', 'toobig' );
		}
		if ( !$this->spaces->give( $account, $document ) ) {
			$this->dieWithError( [ 'nosuchusershort', wfEscapeWikiText( $account ) ], 'nosuchuser' );
		}
	}

	private function marks( array $accounts ): array {
		$found = [];
		foreach ( $accounts as $account ) {
			$mark = $this->spaces->mark( $account );
			if ( $mark !== null ) {
				$found[] = [ 'compte' => $account, 'marque' => $mark ];
			}
		}
		return $found;
	}

	public function mustBePosted() {
		return true;
	}

	public function isWriteMode() {
		return true;
	}

	public function needsToken() {
		return 'csrf';
	}

	public function getAllowedParams() {
		return [
			'comptes' => [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_ISMULTI => true ],
			'compte' => [ ParamValidator::PARAM_TYPE => 'string' ],
			'document' => [ ParamValidator::PARAM_TYPE => 'text' ],
		];
	}
}
