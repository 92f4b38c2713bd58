<?php

namespace CoopWiki\MonEspace;

use CoopWiki\Form\EditRecord;
use CoopWiki\Form\Pages;
use CoopWiki\LuaValidator;
use CoopWiki\PageSaver;
use CoopWiki\Wikitext\Templates;
use CoopWiki\Wikitext\Writer;

/** Of what one is told by a note on one's talk page: a field of the profile for each kind, else what `me prévenir` says. */
class Switches {
	public const KINDS = [
		'prévenir avis' => 'coopwiki-space-notes-opinion',
		'prévenir objection' => 'coopwiki-space-notes-objection',
		'prévenir ligne' => 'coopwiki-space-notes-line',
		'prévenir rôle' => 'coopwiki-space-notes-role',
		'prévenir budget' => 'coopwiki-space-notes-budget',
		self::ALL => 'coopwiki-space-notes-rest',
	];
	private const ALL = 'me prévenir';
	private const YES = 'oui';
	private const NO = 'non';
	private const TEMPLATE = 'Profil';

	private $pages;
	private $templates;
	private $verdict;
	private $saving;

	public function __construct( Pages $pages, Templates $templates, LuaValidator $verdict, PageSaver $saving ) {
		$this->verdict = $verdict;
		$this->pages = $pages;
		$this->templates = $templates;
		$this->saving = $saving;
	}

	/**
	 * Whether each kind is asked for; null where the account's own page has no profile.
	 * @param mixed $user
	 * @return bool[]|null by field
	 */
	public function of( $user ): ?array {
		$found = $this->profile( $user->getUserPage() );
		if ( !$found ) {
			return null;
		}
		$all = ( $found['read'][self::ALL] ?? '' ) === self::YES;
		$asked = [];
		foreach ( array_keys( self::KINDS ) as $field ) {
			$said = $found['read'][$field] ?? '';
			$asked[$field] = $said === '' ? $all : $said === self::YES;
		}
		return $asked;
	}

	/**
	 * Write what changed into the profile, and nothing else.
	 * @param mixed $context who writes
	 * @param string[] $wanted the kinds that are asked for
	 * @return array revision; error, a message; or neither where nothing changed
	 */
	public function write( $context, array $wanted ): array {
		$page = $context->getUser()->getUserPage();
		$found = $this->profile( $page );
		$values = [];
		foreach ( $found ? $this->of( $context->getUser() ) : [] as $field => $asked ) {
			if ( $asked !== in_array( $field, $wanted, true ) ) {
				$values[$field] = $asked ? self::NO : self::YES;
			}
		}
		if ( !$values ) {
			return [];
		}
		if ( isset( $values[self::ALL] ) ) {
			// The others follow it where they say nothing: each says from now on what was ticked.
			foreach ( array_keys( self::KINDS ) as $field ) {
				$values[$field] = in_array( $field, $wanted, true ) ? self::YES : self::NO;
			}
		}
		$text = ( new Writer( $this->templates ) )->changed( $found['text'], $found['n'], $values );
		if ( $text === null ) {
			return [ 'error' => [ 'coopwiki-error-markup' ] ];
		}
		$words = $context->msg( 'coopwiki-space-summary-notes' )->inContentLanguage()->text();
		$saved = $this->saving->save( $context, $page->getPrefixedText(), $text, $words, $found['base'], [] );
		return isset( $saved['captcha'] ) ? [ 'error' => [ 'coopwiki-error-captcha' ] ] : $saved;
	}

	/** The first profile of a page: its text, its revision, which record it is, and what it says. */
	private function profile( $page ): ?array {
		$base = $page->exists() ? $page->getLatestRevID() : 0;
		$text = $base ? $this->pages->text( $base, $page ) : null;
		foreach ( $text === null ? [] : $this->templates->records( $text ) as $n => [ $schema, $call ] ) {
			if ( $schema['template'] === self::TEMPLATE ) {
				$read = $this->verdict->of( self::TEMPLATE, EditRecord::read( $schema, $call ) )['values'];
				return [ 'text' => $text, 'base' => $base, 'n' => $n, 'read' => $read ];
			}
		}
		return null;
	}
}
