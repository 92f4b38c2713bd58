<?php

namespace CoopWiki;

use CoopWiki\Form\NewRecord;
use CoopWiki\Form\EditRecord;
use CoopWiki\Form\Fields;
use CoopWiki\Form\Submission;
use CoopWiki\Form\Names;
use CoopWiki\Form\Once;
use CoopWiki\Form\Opinions;
use CoopWiki\Form\Pages;
use CoopWiki\Form\Schemas;
use CoopWiki\Form\Sending;
use CoopWiki\Form\FormText;
use CoopWiki\Wikitext\Templates;
use MediaWiki\HTMLForm\HTMLForm;
use MediaWiki\MediaWikiServices;
use MediaWiki\SpecialPage\FormSpecialPage;

require_once __DIR__ . '/renamed.php';

/** `Spécial:Fiche/Contribution`: a form for each record type, to write one or to change one in place. */
class SpecialFiche extends FormSpecialPage {
	private $templates;
	private $names;
	private $verdict;
	private $pages;
	private $saving;
	private $once;
	/** @var NewRecord|EditRecord */
	private $task;
	/** @var string the address to go to once it is saved */
	private $target = '';

	public function __construct(
		Templates $templates, Names $names, LuaValidator $verdict, Pages $pages, PageSaver $saving, Once $once
	) {
		parent::__construct( 'Fiche' );
		$this->templates = $templates;
		$this->names = $names;
		$this->verdict = $verdict;
		$this->pages = $pages;
		$this->saving = $saving;
		$this->once = $once;
	}

	public function doesWrites() {
		return true;
	}

	protected function getGroupName() {
		return 'pagetools';
	}

	protected function getDisplayFormat() {
		return 'ooui';
	}

	protected function getMessagePrefix() {
		return 'coopwiki-fiche';
	}

	public function execute( $par ) {
		$this->getOutput()->addModuleStyles( [ 'ext.coopwiki.styles', 'ext.coopwiki.fiche.styles' ] );
		$this->task = $this->task( (string)$par );
		if ( $this->task ) {
			parent::execute( $this->task->schema['template'] );
			$this->getOutput()->setPageTitle( $this->words()->title() );
		} else {
			$this->setHeaders();
			$this->getOutput()->addHTML( FormText::missing( $this ) . FormText::choices( $this, $this->templates, $this->pages ) );
		}
	}

	/** What the address asks for; null for nothing in particular. */
	private function task( string $par ) {
		$request = $this->getRequest();
		$titles = MediaWikiServices::getInstance()->getTitleFactory();
		$title = $titles->newFromText( $request->getText( 'page' ) );
		if ( $title && $request->getInt( 'n' ) ) {
			return EditRecord::of( $title, $request, $this->pages, $this->templates, $this->verdict );
		}
		$schema = Schemas::find( $par );
		if ( !$schema ) {
			return null;
		}
		if ( !$title && $this->pages->isPersonal( $schema ) ) {
			$this->requireLogin( 'coopwiki-fiche-login' );
		}
		return new NewRecord( $schema, $this->pages, $this->templates, $titles, $this->getUser()->getName(), $request );
	}

	protected function getFormFields() {
		$fields = new Fields(
			$this->task->schema, $this->names, $this->task->shown(), $this->task->repeated(), $this->task->people()
		);
		$check = fn ( $key ) => fn ( $value, $data ) => $this->problems( $key, $data );
		$found = $fields->descriptors( $this->task->rows, $check );
		if ( $this->task instanceof NewRecord ) {
			$found['page'] = $this->words()->pageField( $this->getRequest()->getText( 'page' ) );
		}
		if ( $this->getRequest()->wasPosted() ) {
			$found['anyway'] = [ 'type' => 'check', 'label-message' => 'coopwiki-fiche-anyway' ];
		}
		return $found;
	}

	/** What is wrong with one field, in the words of the wiki's own blocks; true for nothing. */
	private function problems( string $key, array $data ) {
		[ $field, $row ] = $this->given()->field( $key );
		$records = $this->given()->records( $data );
		$record = $row ? $records[$row] ?? null : reset( $records );
		if ( $record === null || !empty( $data['anyway'] ) ) {
			return true;
		}
		$template = $this->task->schema['template'];
		$errors = array_merge(
			$this->verdict->errors( $template, $record, $field ), $this->verdict->announced( $template, $record, $field )
		);
		if ( Opinions::lacksReason( $this->task->schema, $record, $field ) ) {
			$errors[] = $this->msg( 'coopwiki-error-reason' )->text();
		}
		$label = array_column( $this->task->schema['fields'], 'label', 'name' )[$field];
		return $errors ? $this->msg( 'coopwiki-error-field' )->plaintextParams( $label, implode( ' ', $errors ) )->escaped() : true;
	}

	private function given(): Submission {
		return new Submission( $this->task->schema, $this->task->rows );
	}

	private function words(): FormText {
		return new FormText( $this, $this->task );
	}

	protected function preHtml() {
		return $this->words()->strayed() . $this->words()->introduction();
	}

	protected function alterForm( HTMLForm $form ) {
		$form->setAction( $this->address( $this->token() ) );
		$form->setSubmitTextMsg( 'coopwiki-fiche-save' );
		$form->setId( 'coopwiki-fiche' );
		$this->getOutput()->addModules( 'ext.coopwiki.fiche' );
		$this->getOutput()->addJsConfigVars( 'wgCoopWikiFiche', [
			'template' => $this->task->schema['template'], 'rows' => $this->task->rows,
			'fields' => array_column( $this->task->schema['fields'], 'name' ),
			'person' => Fields::several( $this->task->schema )[0] ?? null,
		] );
	}

	public function onSubmit( array $data, $form = null ) {
		$records = $this->given()->records( $data );
		$sending = new Sending( $this, $this->task, $this->words(), $this->verdict, $this->saving );
		$outcome = $sending->once( $this->once, $records, trim( $data['page'] ?? '' ) );
		if ( isset( $outcome['captcha'] ) ) {
			$form->addFooterHtml( $this->words()->captcha( $outcome['captcha'] ) );
			return [ [ 'coopwiki-error-captcha' ] ];
		}
		if ( isset( $outcome['error'] ) ) {
			// A form that was saved as it then was gets a new token: pressed again, it is another record.
			$form->setAction( $this->address( $outcome['token'] ?? $this->token() ) );
			return [ $outcome['error'] ];
		}
		$this->target = $outcome['target'];
		return true;
	}

	/** Where the form is sent, with what it can be saved once by. */
	private function address( string $token ): string {
		return $this->getPageTitle( $this->par )->getLocalURL( $this->task->query() + [ Once::FIELD => $token ] );
	}

	/** The form's own token, which a refused save keeps. */
	private function token(): string {
		return Once::token( $this->getRequest() );
	}

	/** Whether neither the robots' lists nor their own page know the one who writes. */
	public function isUnknown(): bool {
		$user = $this->getUser();
		return !$this->pages->holds( $user->getUserPage(), 'Profil' ) && !$this->names->knows( $user->getName() );
	}

	public function onSuccess() {
		$this->getOutput()->redirect( $this->target );
	}
}
