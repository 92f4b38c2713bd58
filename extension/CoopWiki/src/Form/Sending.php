<?php

namespace CoopWiki\Form;

use CoopWiki\PageSaver;
use CoopWiki\LuaValidator;

/** What a form that was sent writes, once, and where its author is led then. */
class Sending {
	private $special;
	/** @var NewRecord|EditRecord */
	private $task;
	private $words;
	private $verdict;
	private $saving;

	public function __construct( $special, $task, FormText $words, LuaValidator $verdict, PageSaver $saving ) {
		$this->special = $special;
		$this->task = $task;
		$this->words = $words;
		$this->verdict = $verdict;
		$this->saving = $saving;
	}

	/**
	 * Saves, unless this very form was saved before.
	 * @param Once $once
	 * @param array[] $records values by field name
	 * @param string $asked the page's title as typed into the form
	 * @return array target, an address; or error, a message; or captcha
	 */
	public function once( Once $once, array $records, string $asked ): array {
		$token = Once::token( $this->special->getRequest() );
		$who = $this->special->getUser()->getName();
		$before = $once->begin( $token, $who );
		if ( $before === [] ) {
			return [ 'error' => [ 'coopwiki-error-busy' ] ];
		}
		$values = [ $this->task->schema['template'], array_diff_key( $this->task->query(), [ 'debut' => 1 ] ), $records, $asked ];
		if ( $before && $before['values'] !== $values ) {
			return [ 'error' => [ 'coopwiki-error-once', ':' . wfEscapeWikiText( $before['page'] ) ], 'token' => Once::fresh() ];
		}
		$before = $before ?? $once->alike( $values, $who );
		$outcome = [];
		try {
			$outcome = $before && $this->task->stands( $before['page'], $records )
				? $this->again( $before, $records ) : $this->save( $records, $asked );
		} finally {
			isset( $outcome['target'] )
				? $once->written( $token, $who, [ 'values' => $values ] + $outcome ) : $once->refused( $token, $who );
		}
		return $outcome;
	}

	/** The same form a second time: to what it wrote. */
	private function again( array $before, array $records ): array {
		$after = new FlashNotices( $this->special->getRequest()->getSession() );
		$after->written( $before['page'], $before['said'] );
		$this->remember( $records );
		$after->already();
		return $before;
	}

	private function save( array $records, string $asked ): array {
		$schema = $this->task->schema;
		$values = $this->verdict->of( $schema['template'], reset( $records ) )['values'];
		$draft = $this->task->draft( $records, $values, $asked );
		if ( isset( $draft['error'] ) ) {
			return $draft;
		}
		$newcomer = $this->newcomer( $records );
		$outcome = $this->saving->save(
			$this->special->getContext(), $draft['title']->getPrefixedText(), $draft['text'],
			$this->words->summary( $records ), $draft['base'], $this->further()
		);
		if ( !isset( $outcome['revision'] ) ) {
			return $outcome;
		}
		$this->remember( $records );
		$this->welcome( $newcomer );
		$this->invite();
		// What is in a sum counts from some revision on; anything else is saved, and that is all.
		$said = Schemas::counts( $schema ) && !$this->isWrong( $records ) ? $outcome['revision'] : 0;
		( new FlashNotices( $this->special->getRequest()->getSession() ) )->written( $draft['title']->getPrefixedText(), $said );
		return [
			'page' => $draft['title']->getPrefixedText(), 'said' => $said,
			'target' => $draft['title']->getFullURL( [ 'fiche' => $said ] ),
		];
	}

	/** Whether one of them has a mistake: it was saved all the same, and isn't counted. */
	private function isWrong( array $records ): bool {
		return in_array( 'error', array_column( $this->findings( $records ), 'severity' ), true );
	}

	private function findings( array $records ): array {
		$template = $this->task->schema['template'];
		$of = fn ( $record ) => $this->verdict->of( $template, array_filter( $record, 'strlen' ) )['findings'];
		return array_merge( ...array_map( $of, array_values( $records ) ) );
	}

	private function further(): array {
		$request = $this->special->getRequest();
		return [
			'starttimestamp' => $this->task->opened(),
			'captchaid' => $request->getVal( 'captchaid' ), 'captchaword' => $request->getVal( 'captchaword' ),
		];
	}

	/** The author, where this is their first line of this and the last year and nobody has seen a profile of theirs. */
	private function newcomer( array $records ): string {
		$user = $this->special->getUser()->getName();
		$own = in_array( $user, array_column( $records, 'qui' ), true );
		$line = $this->task->schema['template'] === 'Contribution';
		return $own && $line && $this->task instanceof NewRecord && $this->task->meeting()->isNone() && $this->special->isUnknown()
			? $user : '';
	}

	/** Keeps for the page that comes what is kindly said of what was saved. */
	private function remember( array $records ): void {
		$after = new FlashNotices( $this->special->getRequest()->getSession() );
		$after->names( $this->findings( $records ) );
	}

	/** The way to one more record of that type, on the page this one was asked for on; nobody has two profiles. */
	private function invite(): void {
		$template = $this->task->schema['template'];
		if ( $this->task instanceof NewRecord && $template !== 'Profil' ) {
			$kept = array_intersect_key( $this->task->query(), [ 'page' => 1 ] );
			$address = $this->special->getPageTitle( $template )->getFullURL( $kept );
			( new FlashNotices( $this->special->getRequest()->getSession() ) )->another( $template, $address );
		}
	}

	private function welcome( string $newcomer ): void {
		if ( $newcomer !== '' ) {
			$page = $this->special->getUser()->getUserPage()->getPrefixedText();
			$address = $this->special->getPageTitle( 'Profil' )->getFullURL( [ 'page' => $page, 'nom' => $newcomer ] );
			( new FlashNotices( $this->special->getRequest()->getSession() ) )->profile( $newcomer, $address );
		}
	}
}
