<?php

namespace CoopWiki;

use MediaWiki\Api\ApiBase;
use Wikimedia\ParamValidator\ParamValidator;

require_once __DIR__ . '/renamed.php';

/** `action=coopwikilecture`: what the wiki's modules understand of values while they are being typed. */
class ApiLecture extends ApiBase {
	private $verdict;

	public function __construct( $main, $name, Verdict $verdict ) {
		parent::__construct( $main, $name );
		$this->verdict = $verdict;
	}

	public function execute() {
		$asked = $this->extractRequestParams();
		$values = json_decode( $asked['values'], true );
		$schema = Form\Schemas::find( $asked['template'] );
		if ( !is_array( $values ) || !$schema ) {
			$this->dieWithError( 'apierror-badparameter', 'badvalues' );
		}
		$known = array_intersect_key( $values, array_column( $schema['fields'], 'name', 'name' ) );
		$found = $this->verdict->of( $schema['template'], array_filter( array_filter( $known, 'is_string' ), 'strlen' ) );
		$this->getResult()->addValue( null, $this->getModuleName(), [
			'findings' => array_values( $found['findings'] ), 'said' => (object)$found['said'], 'sum' => $found['sum'],
		] );
	}

	public function getAllowedParams() {
		return [
			'template' => [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_REQUIRED => true ],
			'values' => [ ParamValidator::PARAM_TYPE => 'text', ParamValidator::PARAM_REQUIRED => true ],
		];
	}
}
