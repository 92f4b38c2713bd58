<?php

namespace CoopWiki;

use CoopWiki\Form\NewRecord;
use CoopWiki\Form\FlashNotices;
use CoopWiki\Form\Names;
use CoopWiki\Form\Pages;
use CoopWiki\Form\Schemas;
use CoopWiki\Import\Choices;
use CoopWiki\Import\Plan;
use CoopWiki\Import\Review;
use CoopWiki\Import\Row;
use CoopWiki\Import\Sheet;
use CoopWiki\Import\Start;
use CoopWiki\Wikitext\Templates;
use MediaWiki\Html\Html;
use MediaWiki\MediaWikiServices;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/renamed.php';

/** `Spécial:Importer`: rows of a spreadsheet become lines of one's own page, read by the modules that read a form. */
class SpecialImporter extends SpecialPage {
	private const USUAL = 'Contribution';

	private $templates;
	private $names;
	private $verdict;
	private $pages;
	private $saving;

	public function __construct( Templates $templates, Names $names, LuaValidator $verdict, Pages $pages, PageSaver $saving ) {
		parent::__construct( 'Importer', 'edit' );
		$this->templates = $templates;
		$this->names = $names;
		$this->verdict = $verdict;
		$this->pages = $pages;
		$this->saving = $saving;
	}

	public function doesWrites() {
		return true;
	}

	protected function getGroupName() {
		return 'pagetools';
	}

	public function execute( $par ) {
		$this->setHeaders();
		$this->requireLogin( 'coopwiki-import-login' );
		$this->checkPermissions();
		$this->checkReadOnly();
		$this->getOutput()->addModuleStyles( [ 'ext.coopwiki.styles', 'ext.coopwiki.fiche.styles', 'ext.coopwiki.importer.styles' ] );
		$this->getOutput()->addModules( 'ext.coopwiki.importer' );
		$schema = Schemas::find( (string)$par === '' ? self::USUAL : (string)$par );
		if ( !$schema || !Start::takes( $schema, $this->pages ) ) {
			$this->refuse( [ 'coopwiki-import-error-type', wfEscapeWikiText( (string)$par ) ] );
			$schema = Schemas::find( self::USUAL );
		}
		$this->getRequest()->wasPosted() ? $this->posted( $schema ) : $this->start( $schema );
	}

	private function start( array $schema ): void {
		$this->getOutput()->addHTML( ( new Start( $this, $this->pages ) )->html( $schema ) );
	}

	private function posted( array $schema ): void {
		$choices = new Choices( $this->getRequest(), $schema );
		$sheet = $this->hindrance( $choices ) ?? Sheet::of( $this->bytes() );
		if ( is_array( $sheet ) ) {
			$this->refuse( $sheet );
			$this->start( $schema );
			return;
		}
		$plan = $this->plan( $schema, $sheet, $choices );
		if ( $this->getRequest()->getCheck( 'enregistrer' ) && $this->isMeant() ) {
			$plan = $this->save( $plan );
		}
		if ( $plan ) {
			$this->review( $plan );
		}
	}

	/** Why nothing is read of what was sent, a message; null for nothing against it. */
	private function hindrance( Choices $choices ): ?array {
		if ( $this->getRequest()->getUpload( 'fichier' )->isIniSizeOverflow() ) {
			return [ 'coopwiki-import-error-long', Sheet::LONGEST / 1024 ];
		}
		// A form larger than PHP takes arrives empty.
		if ( $choices->isCut() || !$this->getRequest()->getCheck( 'fin' ) ) {
			return [ 'coopwiki-import-error-cut' ];
		}
		return $this->getUser()->pingLimiter( 'coopwikiimporter' ) ? [ 'actionthrottledtext' ] : null;
	}

	/** The file that was sent, else what was pasted. No more of a file is read than may be. */
	private function bytes(): string {
		$file = $this->getRequest()->getUpload( 'fichier' );
		// Several files under one name make a list of each.
		if ( is_string( $file->getTempName() ) && $file->getSize() ) {
			return file_get_contents( $file->getTempName(), false, null, 0, Sheet::LONGEST + 1 );
		}
		return $this->getRequest()->getText( 'lignes' );
	}

	private function plan( array $schema, Sheet $sheet, Choices $choices ): Plan {
		$plan = new Plan( $schema, $sheet, $choices, $this->getUser()->getName(), $this->pages, $this->verdict );
		return $plan->read( $this->templates, $this->names );
	}

	/** Whether it was sent from this wiki in this session; what was typed is shown again otherwise. */
	private function isMeant(): bool {
		$meant = $this->getContext()->getCsrfTokenSet()->matchTokenField();
		if ( !$meant ) {
			$this->refuse( [ 'coopwiki-fiche-strayed' ] );
		}
		return $meant;
	}

	/** Writes the new rows in one edit; gives the plan of what is left, null where nothing is. */
	private function save( Plan $plan ): ?Plan {
		$rows = $plan->in( Row::FRESH );
		$outcome = $rows ? $this->written( $plan, $rows ) : [ 'error' => [ 'coopwiki-import-nothing' ] ];
		if ( isset( $outcome['error'] ) ) {
			$this->refuse( $outcome['error'] );
			return $plan;
		}
		( new FlashNotices( $this->getRequest()->getSession() ) )->written( $plan->page->getPrefixedText(), $outcome['revision'] );
		if ( !$plan->in( Row::WRONG ) && !$plan->in( Row::LATER ) ) {
			$this->getOutput()->redirect( $plan->page->getFullURL( [ 'fiche' => $outcome['revision'] ] ) );
			return null;
		}
		$said = $this->msg( 'coopwiki-import-saved', count( $rows ), wfEscapeWikiText( $plan->page->getPrefixedText() ) )->parse();
		$this->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => 'cw-avis cw-avis-enregistre', 'role' => 'status' ], $said ) );
		return $this->plan( $plan->schema, $plan->sheet, $plan->choices );
	}

	private function written( Plan $plan, array $rows ): array {
		$titles = MediaWikiServices::getInstance()->getTitleFactory();
		$adding = new NewRecord( $plan->schema, $this->pages, $this->templates, $titles, $this->getUser()->getName(), $this->getRequest() );
		$records = array_map( static fn ( $row ) => $row->written(), $rows );
		$draft = $adding->draft( $records, $rows[0]->verdict['values'], $plan->page->getPrefixedText() );
		if ( isset( $draft['error'] ) ) {
			return $draft;
		}
		$summary = $this->msg( 'coopwiki-summary-import', count( $rows ), $plan->schema['template'] )->inContentLanguage()->text();
		$outcome = $this->saving->save(
			$this->getContext(), $draft['title']->getPrefixedText(), $draft['text'], $summary, $draft['base'], []
		);
		return isset( $outcome['captcha'] ) ? [ 'error' => [ 'coopwiki-import-captcha' ] ] : $outcome;
	}

	private function review( Plan $plan ): void {
		$this->getOutput()->addJsConfigVars( 'wgCoopWikiImporter', [
			'template' => $plan->schema['template'], 'fields' => array_column( $plan->schema['fields'], 'name' ),
			'common' => (object)$plan->common,
		] );
		$this->getOutput()->addHTML( ( new Review( $this, $plan ) )->html() );
	}

	/** @param mixed $message a key with its parameters, or a message */
	private function refuse( $message ): void {
		$words = $this->msg( ...( is_array( $message ) ? $message : [ $message ] ) )->parse();
		$this->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => 'cw-avis cw-avis-erreurs', 'role' => 'alert' ], $words ) );
	}
}
