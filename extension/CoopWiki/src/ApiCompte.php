<?php

namespace CoopWiki;

use CoopWiki\Form\RobotPages;
use MediaWiki\Api\ApiBase;
use Wikimedia\ParamValidator\ParamValidator;

require_once __DIR__ . '/renamed.php';

/** `action=coopwikicompte`: whether the robots' pages already rest on a revision. */
class ApiCompte extends ApiBase {
	private $robots;

	public function __construct( $main, $name, RobotPages $robots ) {
		parent::__construct( $main, $name );
		$this->robots = $robots;
	}

	public function execute() {
		$asked = $this->extractRequestParams();
		$counted = $this->robots->revision() >= $asked['revision'];
		$this->getResult()->addValue( null, $this->getModuleName(), [ 'counted' => $counted ] );
	}

	public function getAllowedParams() {
		return [ 'revision' => [ ParamValidator::PARAM_TYPE => 'integer', ParamValidator::PARAM_REQUIRED => true ] ];
	}
}
