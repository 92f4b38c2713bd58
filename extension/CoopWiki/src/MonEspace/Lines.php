<?php

namespace CoopWiki\MonEspace;

use CoopWiki\Form\Pages;
use CoopWiki\Form\Schemas;
use CoopWiki\PageSaver;
use CoopWiki\Wikitext\Lines as Places;
use CoopWiki\Wikitext\Templates;
use CoopWiki\Wikitext\Writer;
use MediaWiki\Title\Title;

/** Writes one's own lines several at once: a slip's number on those it holds, last month's lines with new days. */
class Lines {
	private const TEMPLATE = 'Contribution';

	private $pages;
	private $templates;
	private $saving;

	public function __construct( Pages $pages, Templates $templates, PageSaver $saving ) {
		$this->pages = $pages;
		$this->templates = $templates;
		$this->saving = $saving;
	}

	/** Today, where the cooperative is: `2026-03-12`. */
	public function today(): string {
		return $this->pages->today();
	}

	/**
	 * Write a slip's number on lines: one edit a page. A line that changed since the robots read it, or has a slip by
	 * now, is left as it is.
	 * @param mixed $context who writes
	 * @param array[] $lines each with page, revision, line
	 * @param string $number
	 * @return array written and left, how many; error, a message, for a page that was refused
	 */
	public function slip( $context, array $lines, string $number ): array {
		$told = [ 'written' => 0, 'left' => 0, 'error' => null ];
		$by_page = [];
		foreach ( $lines as $line ) {
			$by_page[$line['page']][] = $line;
		}
		foreach ( $by_page as $name => $here ) {
			$title = Title::newFromText( $name );
			[ $text, $written ] = $title ? $this->numbered( $title, $here, $number ) : [ null, 0 ];
			$saved = $written ? $this->save( $context, $title, $text, [ 'coopwiki-space-summary-slip', $written, $number ] ) : [];
			$told['error'] ??= $saved['error'] ?? null;
			$done = isset( $saved['revision'] ) ? $written : 0;
			$told['written'] += $done;
			$told['left'] += count( $here ) - $done;
		}
		return $told;
	}

	/** The page's text with the number on those of its lines that are as the robots read them, and how many these are. */
	private function numbered( $title, array $lines, string $number ): array {
		$text = $title->exists() ? $this->pages->text( $title->getLatestRevID(), $title ) : null;
		$writer = new Writer( $this->templates );
		$written = 0;
		foreach ( $text === null ? [] : $lines as $line ) {
			$wanted = $this->typed( $title, (int)$line['revision'], (int)$line['line'] );
			$n = $wanted === '' ? 0 : $this->place( $text, $wanted );
			$new = $n ? $writer->changed( $text, $n, [ 'bon' => $number ] ) : null;
			[ $text, $written ] = $new === null ? [ $text, $written ] : [ $new, $written + 1 ];
		}
		return [ $text, $written ];
	}

	/** The call of a line as a revision has it, '' where there is none without a slip; a line of several calls is none. */
	private function typed( $title, int $revision, int $line ): string {
		$text = $this->pages->text( $revision, $title );
		$records = $text === null ? [] : $this->templates->records( $text );
		foreach ( Places::of( (string)$text, array_column( $records, 1 ) ) as $at => $lines ) {
			[ $schema, $call ] = array_values( $records )[$at];
			if ( ( $lines[0] ?? 0 ) === $line && $schema['template'] === self::TEMPLATE ) {
				return trim( $call->values()['bon'] ?? '' ) === '' ? $this->written( $text, $call ) : '';
			}
		}
		return '';
	}

	/** Which record of a text is to the letter as wanted; 0 for none. Of equal ones the first without a slip. */
	private function place( string $text, string $wanted ): int {
		foreach ( $this->templates->records( $text ) as $n => [ , $call ] ) {
			if ( $this->written( $text, $call ) === $wanted ) {
				return $n;
			}
		}
		return 0;
	}

	private function written( string $text, $call ): string {
		return substr( $text, $call->start, $call->end - $call->start );
	}

	/**
	 * Write lines again, each with its new day, on the page of that year.
	 * @param mixed $context who writes
	 * @param array[] $records values by field name
	 * @return array page, its title, revision, and written, how many; or error, a message
	 */
	public function again( $context, array $records ): array {
		$schema = Schemas::find( self::TEMPLATE );
		$title = $this->pages->ofNew( $schema, $context->getUser()->getName(), [ 'date' => reset( $records )['date'] ] );
		$refused = $this->pages->refused( $title );
		if ( $refused !== '' ) {
			return [ 'error' => [ $refused, wfEscapeWikiText( $title->getPrefixedText() ) ] ];
		}
		$text = $title->exists() ? $this->pages->text( $title->getLatestRevID(), $title ) : '';
		$new = $text === null ? null : ( new Writer( $this->templates ) )->appended( $text, $schema, $records );
		if ( $new === null ) {
			return [ 'error' => [ 'coopwiki-error-markup' ] ];
		}
		$told = [ 'coopwiki-space-summary-again', count( $records ) ];
		$saved = $this->save( $context, $title, $new, $told );
		return $saved + ( isset( $saved['revision'] ) ? [ 'page' => $title->getPrefixedText(), 'written' => count( $records ) ] : [] );
	}

	private function save( $context, $title, string $text, array $summary ): array {
		$words = $context->msg( ...$summary )->inContentLanguage()->text();
		$base = $title->exists() ? $title->getLatestRevID() : 0;
		$outcome = $this->saving->save( $context, $title->getPrefixedText(), $text, $words, $base, [] );
		return isset( $outcome['captcha'] ) ? [ 'error' => [ 'coopwiki-error-captcha' ] ] : $outcome;
	}
}
