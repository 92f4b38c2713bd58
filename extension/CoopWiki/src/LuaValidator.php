<?php

namespace CoopWiki;

use CoopWiki\Form\Pages;
use CoopWiki\Wikitext\Call;
use CoopWiki\Wikitext\Templates;
use MediaWiki\Parser\ParserOptions;

require_once __DIR__ . '/renamed.php';

/** What the wiki's Lua modules say of a record that isn't written yet: they alone read values. */
class LuaValidator {
	private const APART = '¤';
	private const BATCH = 50;
	private const ANNOUNCED = [ 'future_day', 'done_later', 'rate_above_rule', 'lump_sum_above_rule' ];
	private const REPEATED = [ 'doubled_field', 'repeated_field' ];

	private $parsers;
	private $titles;
	private $templates;
	/** @var Pages */
	private $pages;
	/** @var array[] by the call asked about */
	private $known = [];

	public function __construct( $parsers, $titles, Templates $templates, Pages $pages ) {
		$this->parsers = $parsers;
		$this->titles = $titles;
		$this->templates = $templates;
		$this->pages = $pages;
	}

	/**
	 * findings (severity, field, code, sentence), what to say of each field, canonical values, the sum and
	 * what the record adds to a total, null for nothing.
	 * Nothing is found, said or read where the modules aren't on this wiki.
	 * @param string $template the record type
	 * @param string[] $values by field name
	 */
	public function of( string $template, array $values ): array {
		return $this->each( $template, [ $values ] )[0];
	}

	/**
	 * The same of several records, in one parse: together they have the time and memory that Lua has on one page.
	 * @param string $template
	 * @param array[] $records values by field name
	 * @return array[]
	 */
	public function each( string $template, array $records ): array {
		$calls = array_map( fn ( $values ) => $this->call( $template, $values ), $records );
		$new = array_values( array_unique( array_filter( $calls, fn ( $call ) => !isset( $this->known[$call] ) ) ) );
		// Answers are percent-encoded: this sign is in none.
		$said = $new ? explode( self::APART, $this->expanded( implode( self::APART, $new ) ) ) : [];
		foreach ( $new as $number => $call ) {
			$this->known[$call] = self::read( count( $said ) === count( $new ) ? $said[$number] : '' );
		}
		return array_map( fn ( $call ) => $this->known[$call], $calls );
	}

	/**
	 * The same of any number of records, a batch to a parse.
	 * @return array[]
	 */
	public function many( string $template, array $records ): array {
		$found = array_map( fn ( $batch ) => $this->each( $template, $batch ), array_chunk( $records, self::BATCH ) );
		return array_merge( ...$found );
	}

	private function call( string $template, array $values ): string {
		$call = "{{#invoke:CoopWiki/formulaire|json|$template {$this->pages->today()}";
		foreach ( $values as $field => $value ) {
			$call .= "|$field=" . $this->templates->value( $value );
		}
		return $call . '}}';
	}

	/**
	 * The sentences about one field that keep the record from being counted.
	 * @return string[]
	 */
	public function errors( string $template, array $values, string $field ): array {
		$found = array_filter(
			$this->of( $template, $values )['findings'],
			static fn ( $finding ) => $finding['severity'] === 'error' && $finding['field'] === $field
		);
		return array_column( $found, 'sentence' );
	}

	/**
	 * What the robots will say of one field after saving, and the record counts: worth a second look before.
	 * @return string[] sentences
	 */
	public function announced( string $template, array $values, string $field ): array {
		$found = array_filter(
			$this->of( $template, $values )['findings'],
			static fn ( $finding ) => in_array( $finding['code'], self::ANNOUNCED, true ) && $finding['field'] === $field
		);
		return array_column( $found, 'sentence' );
	}

	/**
	 * What the robots say of fields typed more than once, which MediaWiki hides from the modules: it gives them the
	 * last value alone.
	 * @return array[] findings
	 */
	public function repeated( string $template, Call $call ): array {
		$findings = $this->of( $template, $call->apart() )['findings'];
		return array_values( array_filter( $findings, static fn ( $one ) => in_array( $one['code'], self::REPEATED, true ) ) );
	}

	/**
	 * What several records add up to, in words; '' for fewer than two.
	 * @param array[] $counted minutes and amount of each, decimal strings
	 */
	public function total( array $counted ): string {
		[ $minutes, $amounts ] = [ array_column( $counted, 'minutes' ), array_column( $counted, 'amount' ) ];
		$call = '{{#invoke:CoopWiki/formulaire|total|' . implode( ' ', $minutes ) . '|' . implode( ' ', $amounts ) . '}}';
		return count( $counted ) > 1 ? trim( $this->expanded( $call ) ) : '';
	}

	private static function read( string $said ): array {
		$read = json_decode( rawurldecode( trim( $said ) ), true );
		return ( is_array( $read ) ? $read : [] )
			+ [ 'findings' => [], 'said' => [], 'values' => [], 'sum' => '', 'counted' => null ];
	}

	private function expanded( string $call ): string {
		$title = $this->titles->newFromText( 'Special:Fiche' );
		return $this->parsers->create()->preprocess( $call, $title, ParserOptions::newFromAnon() );
	}
}
