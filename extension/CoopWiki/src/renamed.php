<?php
/**
 * Core classes by the names newer versions know alone: 1.39 has some of them without a namespace.
 */

foreach ( [
	'MediaWiki\Api\ApiBase' => 'ApiBase',
	'MediaWiki\Api\ApiMain' => 'ApiMain',
	'MediaWiki\Api\ApiUsageException' => 'ApiUsageException',
	'MediaWiki\Html\Html' => 'Html',
	'MediaWiki\Context\RequestContext' => 'RequestContext',
	'MediaWiki\HTMLForm\HTMLForm' => 'HTMLForm',
	'MediaWiki\HTMLForm\Field\HTMLRadioField' => 'HTMLRadioField',
	'MediaWiki\HTMLForm\Field\HTMLTextField' => 'HTMLTextField',
	'MediaWiki\Parser\ParserOptions' => 'ParserOptions',
	'MediaWiki\Request\DerivativeRequest' => 'DerivativeRequest',
	'MediaWiki\SpecialPage\FormSpecialPage' => 'FormSpecialPage',
	'MediaWiki\SpecialPage\SpecialPage' => 'SpecialPage',
	'MediaWiki\Title\Title' => 'Title',
] as $name => $former ) {
	if ( !class_exists( $name ) ) {
		class_alias( $former, $name );
	}
}
