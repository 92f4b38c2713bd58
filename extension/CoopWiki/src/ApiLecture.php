<?php

namespace CoopWiki;

use MediaWiki\Api\ApiBase;
use Wikimedia\ParamValidator\ParamValidator;

require_once __DIR__ . '/renamed.php';

/** `action=coopwikilecture`: what the wiki's modules understand of values while they are being typed. */
class ApiLecture extends ApiBase {
	/** As many as a meeting's form has rows. */
	private const MOST = 30;
	/** Bytes of all values together; a sheet's text is far below. */
	private const LONGEST = 65536;

	private $verdict;

	public function __construct( $main, $name, LuaValidator $verdict ) {
		parent::__construct( $main, $name );
		$this->verdict = $verdict;
	}

	public function execute() {
		$this->checkUserRightsAny( 'edit' );
		if ( $this->getUser()->pingLimiter( 'coopwikilecture' ) ) {
			$this->dieWithError( 'apierror-ratelimited' );
		}
		$asked = $this->extractRequestParams();
		if ( strlen( $asked['values'] ) > self::LONGEST ) {
			$this->dieWithError( [ 'apierror-maxbytes', 'values', self::LONGEST ] );
		}
		$records = json_decode( $asked['values'], true );
		$schema = Form\Schemas::find( $asked['template'] );
		if ( !is_array( $records ) || array_values( $records ) !== $records || count( $records ) > self::MOST || !$schema ) {
			$this->dieWithError( 'apierror-badparameter', 'badvalues' );
		}
		$typed = array_map( static fn ( $values ) => self::typed( $schema, $values ), $records );
		$found = $this->verdict->each( $schema['template'], $typed );
		$counted = array_values( array_filter( array_column( $found, 'counted' ) ) );
		$this->getResult()->addValue( null, $this->getModuleName(), [
			'records' => array_map( [ self::class, 'told' ], $found ),
			'lines' => count( $counted ), 'total' => $this->verdict->total( $counted ),
		] );
	}

	private static function typed( array $schema, $values ): array {
		$known = array_intersect_key( (array)$values, array_column( $schema['fields'], 'name', 'name' ) );
		return array_filter( array_filter( $known, 'is_string' ), 'strlen' );
	}

	private static function told( array $found ): array {
		return [
			'findings' => array_values( $found['findings'] ), 'said' => (object)$found['said'], 'sum' => $found['sum'],
		];
	}

	public function getAllowedParams() {
		return [
			'template' => [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_REQUIRED => true ],
			'values' => [ ParamValidator::PARAM_TYPE => 'text', ParamValidator::PARAM_REQUIRED => true ],
		];
	}
}
