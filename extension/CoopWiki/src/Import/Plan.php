<?php

namespace CoopWiki\Import;

use CoopWiki\Form\Names;
use CoopWiki\Form\Pages;
use CoopWiki\LuaValidator;
use CoopWiki\Wikitext\Templates;

/** What becomes of each row: none is left without a state. */
class Plan {
	private const TOTAL = '/\A(?:(?:sous|s)[ \/-]?)?(?:total|totaux|somme)\b/u';

	/** @var array */
	public $schema;
	/** @var Sheet */
	public $sheet;
	/** @var Columns */
	public $columns;
	/** @var Choices */
	public $choices;
	/** @var Row[] by number */
	public $rows = [];
	/** @var int[] rows by person, as typed */
	public $people = [];
	/** @var string whose rows are wanted; '' for everybody's */
	public $person = '';
	/** @var string[] what fields are that no column says, by name */
	public $common = [];
	/** @var mixed title of the page that new rows go to; null where there are none */
	public $page;
	private $user;
	private $pages;
	private $verdict;

	public function __construct( array $schema, Sheet $sheet, Choices $choices, string $user, Pages $pages, LuaValidator $verdict ) {
		$this->schema = $schema;
		$this->sheet = $sheet;
		$this->choices = $choices;
		$this->user = $user;
		$this->pages = $pages;
		$this->verdict = $verdict;
		$this->columns = Columns::find( $schema, $sheet, $choices->columns() );
		$this->common = $this->common();
	}

	/** Read every row, and say what becomes of it. */
	public function read( Templates $templates, Names $names ): self {
		foreach ( $this->sheet->rows as $number => $cells ) {
			$this->rows[$number] = $this->row( $number, $cells );
		}
		$records = $this->in( Row::FRESH );
		$verdicts = $this->verdict->many( $this->schema['template'], array_map( static fn ( $row ) => $row->written(), $records ) );
		foreach ( $records as $place => $row ) {
			$row->verdict = $verdicts[$place];
			$row->state = $row->sentences( 'error' ) ? Row::WRONG : Row::FRESH;
		}
		$this->setApart( $names );
		$this->compare( $templates );
		$this->place();
		return $this;
	}

	/** The rows of a state, in order. */
	public function in( string $state ): array {
		return array_values( array_filter( $this->rows, static fn ( $row ) => $row->state === $state ) );
	}

	/** What the new rows add up to, in words. */
	public function total(): string {
		return $this->verdict->total( array_values( array_filter( array_column( array_column( $this->in( Row::FRESH ), 'verdict' ), 'counted' ) ) ) );
	}

	private function row( int $number, array $cells ): Row {
		$row = new Row( $number, $cells );
		$row->values = $this->values( $number, $this->columns->values( $cells ) );
		$row->state = $this->nature( $row, implode( '', $cells ) );
		return $row;
	}

	private function nature( Row $row, string $said ): string {
		if ( isset( $this->choices->mended[$row->number] ) ) {
			return Row::FRESH;
		}
		if ( $said === '' ) {
			return Row::EMPTY;
		}
		if ( $row->number <= $this->columns->header ) {
			return $row->number === $this->columns->header ? Row::HEADER : Row::TITLE;
		}
		if ( $this->columns->isHeader( $row->cells ) ) {
			return Row::HEADER;
		}
		return preg_match( self::TOTAL, Sheet::plain( implode( ' ', array_filter( $row->cells, 'strlen' ) ) ) ) ? Row::TOTAL : Row::FRESH;
	}

	private function values( int $number, array $read ): array {
		$found = [];
		foreach ( $this->schema['fields'] as $place => $field ) {
			$value = $this->choices->mended[$number][$place] ?? $read[$field['name']] ?? $this->common[$field['name']] ?? '';
			if ( $value !== '' ) {
				$found[$field['name']] = $value;
			}
		}
		return $found;
	}

	/** Fields that no column says: as asked for, else the person who asks. */
	private function common(): array {
		$found = [];
		foreach ( $this->schema['fields'] as $place => $field ) {
			if ( $field['suggested'] && $field['kind'] !== 'day' && !isset( $this->columns->of[$field['name']] ) ) {
				$mine = $field['kind'] === 'person' && $field['required'] ? $this->user : '';
				$found[$field['name']] = $this->choices->common( $place ) ?? $mine;
			}
		}
		return $found;
	}

	/** Rows of other people where there are several, and those that somebody leaves out. */
	private function setApart( Names $names ): void {
		$field = current( array_filter( $this->schema['fields'], static fn ( $one ) => $one['kind'] === 'person' ) );
		$whose = static fn ( $row ) => $row->verdict['values'][$field['name'] ?? ''] ?? '';
		$this->people = array_count_values( array_filter( array_map( $whose, $this->rows ), 'is_string' ) );
		unset( $this->people[''] );
		$mine = $names->canonical( $this->user );
		$this->person = $this->choices->person() ?? ( count( $this->people ) > 1 && isset( $this->people[$mine] ) ? $mine : '' );
		foreach ( $this->rows as $row ) {
			if ( $row->isRecord() && $this->choices->leavesOut( $row->number ) ) {
				$row->state = Row::LEFT;
			} elseif ( $row->isRecord() && $this->person !== '' && !in_array( $whose( $row ), [ '', $this->person ], true ) ) {
				$row->state = Row::OTHER;
			}
		}
	}

	/** Rows that my pages hold already. Those that say the same first: what is left may only look alike. */
	private function compare( Templates $templates ): void {
		$records = array_merge( $this->in( Row::FRESH ), $this->in( Row::WRONG ) );
		$years = array_unique( array_map( fn ( $row ) => $this->year( $row ), $records ) );
		$known = Known::of( $this->schema, $years, $this->user, $this->pages, $templates, $this->verdict );
		foreach ( $this->in( Row::FRESH ) as $row ) {
			$row->state = $known->meets( $row->verdict['values'] ) ? Row::KNOWN : Row::FRESH;
		}
		foreach ( array_merge( $this->in( Row::FRESH ), $this->in( Row::WRONG ) ) as $row ) {
			if ( !$this->choices->keeps( $row->number ) && $known->resembles( $row->verdict['values'] ) ) {
				$row->state = Row::ALIKE;
			}
		}
	}

	/** One edit writes one page: rows of another year, or for which it has no room, come after. */
	private function place(): void {
		$new = $this->in( Row::FRESH );
		$years = array_map( fn ( $row ) => $this->year( $row ), $new );
		sort( $years );
		$first = $new ? current( array_filter( $new, fn ( $row ) => $this->year( $row ) === $years[0] ) ) : null;
		$this->page = $first ? $this->pages->ofNew( $this->schema, $this->user, $first->verdict['values'] ) : null;
		$room = $this->page ? $this->pages->room( $this->page ) : 0;
		foreach ( $new as $row ) {
			if ( $this->year( $row ) !== $years[0] || $room-- <= 0 ) {
				$row->state = Row::LATER;
			}
		}
	}

	private function year( Row $row ): string {
		return $this->pages->year( $this->schema, $row->verdict['values'] );
	}
}
