<?php

namespace CoopWiki;

use CoopWiki\Click\Gestures;
use CoopWiki\Click\Interests;
use CoopWiki\Form\NewRecord;
use CoopWiki\Form\FlashNotices;
use CoopWiki\Form\EditRecord;
use CoopWiki\Form\Pages;
use CoopWiki\Form\Schemas;
use CoopWiki\Form\FormText;
use CoopWiki\Wikitext\Templates;
use MediaWiki\Html\Html;
use MediaWiki\MediaWikiServices;
use MediaWiki\Request\DerivativeRequest;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/renamed.php';

/**
 * `Spécial:Clic`: one thing said of a record by one click. It writes when it is sent with the session's token alone; a
 * link that leads here shows what would be written, and a button.
 */
class SpecialClic extends SpecialPage {
	private $templates;
	private $verdict;
	private $pages;
	private $saving;
	private $interests;

	public function __construct(
		Templates $templates, LuaValidator $verdict, Pages $pages, PageSaver $saving, Interests $interests
	) {
		parent::__construct( 'Clic', 'edit', false );
		$this->templates = $templates;
		$this->verdict = $verdict;
		$this->pages = $pages;
		$this->saving = $saving;
		$this->interests = $interests;
	}

	public function doesWrites() {
		return true;
	}

	public function execute( $par ) {
		$this->setHeaders();
		$this->getOutput()->addModuleStyles( [ 'ext.coopwiki.styles', 'ext.coopwiki.fiche.styles' ] );
		$this->requireLogin( 'coopwiki-clic-login' );
		$this->checkPermissions();
		$this->checkReadOnly();
		$request = $this->getRequest();
		$title = MediaWikiServices::getInstance()->getTitleFactory()->newFromText( $request->getText( 'page' ) );
		$task = $title && $request->getInt( 'n' ) > 0 ? $this->task( $title, [ 'rev' => $request->getInt( 'rev' ) ] ) : null;
		if ( !$task ) {
			$this->refuse( [ 'coopwiki-error-gone', wfEscapeWikiText( $request->getText( 'page' ) ) ] );
		} elseif ( $request->wasPosted() && $this->getContext()->getCsrfTokenSet()->matchTokenField() ) {
			$this->act( $task, $request->getText( 'geste' ) );
		} else {
			$this->ask( $task, $request->getText( 'geste' ) );
		}
	}

	/** A record of a page as a revision has it, the last one where none is asked for. */
	private function task( $title, array $asked ): ?EditRecord {
		$request = new DerivativeRequest( $this->getRequest(), $asked + [ 'n' => $this->getRequest()->getInt( 'n' ) ] );
		return EditRecord::of( $title, $request, $this->pages, $this->templates, $this->verdict );
	}

	/** What a click writes into a record; null where the record doesn't offer it. */
	private function values( EditRecord $task, string $key ): ?array {
		$offered = Gestures::of( $task->schema, $task->typed(), $this->pages->today(), $this->getUser()->getName() );
		return $offered[$key] ?? null;
	}

	/** The click's words, what it would write, and the button that writes it. */
	private function ask( EditRecord $task, string $key ): void {
		$out = $this->getOutput();
		$values = $this->values( $task, $key );
		if ( $values === null && !$this->isInterest( $task, $key ) ) {
			$this->refuse( [ 'coopwiki-clic-none' ] );
			return;
		}
		$written = $values ?? ( $key === 'wanted' ? $this->interests->record( $task->typed(), $this->getUser()->getName() )
			: [ 'retiré le' => $this->pages->today() ] );
		$rows = '';
		foreach ( $written as $field => $value ) {
			$rows .= Html::element( 'li', [], "$field = $value" );
		}
		$out->addHTML( ( new FormText( $this, $task ) )->strayed() );
		$out->addWikiMsg( 'coopwiki-clic-ask', ':' . wfEscapeWikiText( $task->page()->getPrefixedText() ) );
		$out->addHTML( Html::rawElement( 'ul', [], $rows ) . $this->button( $key ) );
	}

	private function button( string $key ): string {
		$query = array_intersect_key( $this->getRequest()->getQueryValues(), [ 'page' => 1, 'n' => 1, 'rev' => 1, 'geste' => 1 ] );
		$token = $this->getContext()->getCsrfTokenSet()->getToken()->toString();
		return Html::rawElement( 'form', [ 'method' => 'post', 'action' => $this->getPageTitle()->getLocalURL( $query ) ],
			Html::hidden( 'wpEditToken', $token )
			. Html::element( 'button', [ 'type' => 'submit', 'class' => 'cw-plus' ], $this->msg( "coopwiki-clic-$key" )->text() ) );
	}

	private function isInterest( EditRecord $task, string $key ): bool {
		return in_array( $key, [ 'wanted', 'unwanted' ], true )
			&& Interests::concerns( $task->schema, $task->typed(), $this->getUser()->getName() );
	}

	private function act( EditRecord $task, string $key ): void {
		if ( $this->isInterest( $task, $key ) ) {
			$this->interest( $task, $key );
			return;
		}
		$values = $this->values( $task, $key );
		$draft = $values ? $task->draft( [ $values ] ) : [ 'error' => [ 'coopwiki-clic-none' ] ];
		$now = isset( $draft['error'] ) ? $this->task( $task->page(), [ 'rev' => 0 ] ) : null;
		if ( $now && $values && array_intersect_key( $now->typed() + [ 'fait le' => '' ], $values ) == $values ) {
			// Somebody has said so meanwhile, or the button was pressed twice.
			$this->lead( $task, $task->page()->getLatestRevID() );
			return;
		}
		$this->save( $task, $draft, $key );
	}

	/** Says that one is interested, or no longer; once, however often it is pressed. */
	private function interest( EditRecord $task, string $key ): void {
		$user = $this->getUser()->getName();
		$training = $task->typed();
		$held = $this->interests->held( $training['titre'], $user, $task->page() );
		if ( ( $key === 'wanted' ) === (bool)$held ) {
			$this->lead( $task, $task->page()->getLatestRevID() );
		} elseif ( $held ) {
			$own = $this->task( $held[0], [ 'n' => $held[1] ] );
			$this->save( $task, $own->draft( [ [ 'retiré le' => $this->pages->today() ] ] ), $key );
		} else {
			$this->save( $task, $this->written( $this->interests->record( $training, $user ) ), $key );
		}
	}

	/** The page with a further interest, or what is wrong with it in the robots' words. */
	private function written( array $record ): array {
		$schema = Schemas::find( Interests::RECORD );
		$titles = MediaWikiServices::getInstance()->getTitleFactory();
		$adding = new NewRecord( $schema, $this->pages, $this->templates, $titles, $this->getUser()->getName(), $this->getRequest() );
		foreach ( array_keys( $record ) as $field ) {
			$errors = $this->verdict->errors( $schema['template'], $record, $field );
			if ( $errors ) {
				return [ 'error' => [ 'rawmessage', wfEscapeWikiText( implode( ' ', $errors ) ) ] ];
			}
		}
		return $adding->draft( [ $record ], $record, '' );
	}

	private function save( EditRecord $task, array $draft, string $key ): void {
		if ( isset( $draft['error'] ) ) {
			$this->refuse( $draft['error'] );
			return;
		}
		$read = $task->typed();
		$summary = $this->msg( 'coopwiki-summary-clic', $task->schema['template'] )
			->plaintextParams( $read['quoi'] ?? $read['titre'] ?? '', $this->msg( "coopwiki-clic-$key" )->inContentLanguage()->text() )
			->inContentLanguage()->text();
		$outcome = $this->saving->save(
			$this->getContext(), $draft['title']->getPrefixedText(), $draft['text'], $summary, $draft['base'], []
		);
		if ( isset( $outcome['revision'] ) ) {
			$this->lead( $task, $outcome['revision'] );
		} else {
			$this->refuse( $outcome['error'] ?? [ 'coopwiki-clic-captcha' ] );
		}
	}

	/** Back to the record, with the notice that every save has. */
	private function lead( EditRecord $task, int $revision ): void {
		$page = $task->page();
		$said = Schemas::counts( $task->schema ) ? $revision : 0;
		( new FlashNotices( $this->getRequest()->getSession() ) )->written( $page->getPrefixedText(), $said );
		// The record may stand on another page: an address of its own, or the browser shows what it has kept of this one.
		$address = $page->getFullURL( [ 'fiche' => $said, 'version' => $revision ] );
		$this->getOutput()->redirect( $address . '#' . $task->anchor() );
	}

	private function refuse( $message ): void {
		$words = is_array( $message ) ? $this->msg( ...$message ) : $this->msg( $message );
		$this->getOutput()->addHTML( Html::errorBox( $words->parse() ) );
	}
}
