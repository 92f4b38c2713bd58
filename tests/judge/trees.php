<?php
/**
 * Prints the preprocessor's tree of every text of a file (one JSON string a line), one JSON value a
 * line; the first line says which extension tags the wiki knows. MediaWiki's own code does the reading.
 *
 * MW_INSTALL_PATH=/path/to/wiki MW_CONFIG_FILE=…/LocalSettings.php php trees.php TEXTS
 */

use MediaWiki\MediaWikiServices;

require_once getenv( 'MW_INSTALL_PATH' ) . '/maintenance/Maintenance.php';

class Trees extends Maintenance {
	private const JSON = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR;

	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Print preprocessor trees' );
		$this->addArg( 'texts', 'File of JSON strings, one a line' );
	}

	public function execute() {
		$parser = MediaWikiServices::getInstance()->getParserFactory()->create();
		$options = ParserOptions::newFromAnon();
		$parser->startExternalParse( Title::newMainPage(), $options, Parser::OT_PREPROCESS );
		echo json_encode( $parser->getStripList(), self::JSON ), "\n";
		foreach ( new SplFileObject( $this->getArg( 0 ) ) as $line ) {
			if ( $line !== '' ) {
				$this->printTree( $parser, json_decode( $line, false, 8, JSON_THROW_ON_ERROR ) );
			}
		}
	}

	private function printTree( Parser $parser, string $text ): void {
		$root = $parser->getPreprocessor()->preprocessToObj( $text );
		echo json_encode( $root->getRawChildren(), self::JSON, 100000 ), "\n";
	}
}

$maintClass = Trees::class;
require_once RUN_MAINTENANCE_IF_MAIN;
