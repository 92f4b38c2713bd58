<?php

namespace CoopWiki\Import;

use MediaWiki\Html\Html;

require_once __DIR__ . '/../renamed.php';

/** The rows of an import, each with what is understood; those to be mended with their values in fields. */
class Table {
	/** PHP takes a thousand values of one form: a table of faults is mended some rows at a time. */
	private const MOST_OPEN = 40;

	private $special;
	private $plan;
	/** @var array[] the fields shown, by their number */
	private $fields;
	private $open = 0;
	/** @var string[][] what the fields of opened rows say, by row and number of field */
	private $shown = [];

	public function __construct( $special, Plan $plan ) {
		$this->special = $special;
		$this->plan = $plan;
		$this->fields = array_filter( $plan->schema['fields'], fn ( $field ) => $this->isShown( $field ) );
	}

	/** What a row says or has to say, and what a mistake is about. */
	private function isShown( array $field ): bool {
		foreach ( $this->plan->in( Row::WRONG ) as $row ) {
			if ( in_array( $field['name'], array_column( $row->verdict['findings'], 'field' ), true ) ) {
				return true;
			}
		}
		return $field['required'] || isset( $this->plan->columns->of[$field['name']] )
			|| ( $this->plan->common[$field['name']] ?? '' ) !== '';
	}

	public function html(): string {
		$rows = '';
		foreach ( $this->plan->rows as $row ) {
			$rows .= $row->isRecord() ? $this->record( $row ) : $this->setAside( $row );
		}
		$head = '';
		foreach ( [ $this->said( 'coopwiki-import-row' ), ...array_column( $this->fields, 'label' ), $this->said( 'coopwiki-import-understood' ) ] as $title ) {
			$head .= Html::element( 'th', [ 'scope' => 'col' ], $title );
		}
		$caption = $this->special->msg( 'coopwiki-import-caption' )->text();
		$table = Html::rawElement( 'table', [ 'class' => 'wikitable cw-import' ], Html::element( 'caption', [], $caption )
			. Html::rawElement( 'thead', [], Html::rawElement( 'tr', [], $head ) ) . Html::rawElement( 'tbody', [], $rows ) );
		return Html::rawElement( 'div', [ 'tabindex' => 0, 'role' => 'region', 'aria-label' => $caption, 'class' => 'cw-large' ], $table )
			. Html::hidden( 'montre', json_encode( (object)$this->shown, JSON_UNESCAPED_UNICODE ) );
	}

	private function record( Row $row ): string {
		$opens = $this->opens( $row );
		$cells = Html::element( 'th', [ 'scope' => 'row' ], (string)$row->number );
		foreach ( $this->fields as $place => $field ) {
			$value = $row->values[$field['name']] ?? '';
			$cells .= $opens ? $this->input( $row, $place, $field, $value ) : Html::element( 'td', [], $value );
		}
		$look = [ 'class' => "cw-etat-{$row->state}", 'data-ligne' => $opens ? $row->number : null ];
		return Html::rawElement( 'tr', $look, $cells . Html::rawElement( 'td', [], $this->understood( $row ) . $this->doing( $row, $opens ) ) );
	}

	private function opens( Row $row ): bool {
		$asked = $row->state === Row::WRONG || $this->plan->choices->opens( $row->number );
		return $asked && $this->open++ < self::MOST_OPEN;
	}

	private function input( Row $row, int $place, array $field, string $value ): string {
		$wrong = in_array( $field['name'], array_column( $row->verdict['findings'], 'field' ), true );
		$label = $this->special->msg( 'coopwiki-import-cell', $row->number )->plaintextParams( $field['label'] )->text();
		$this->shown[$row->number][$place] = $value;
		$look = [ 'name' => "c{$row->number}_$place", 'value' => $value, 'aria-label' => $label, 'aria-invalid' => $wrong ? 'true' : null ];
		return Html::rawElement( 'td', [], Html::element( 'input', $look ) );
	}

	/** Its state, its sum, what is to be mended; as text. */
	private function understood( Row $row ): string {
		$text = $this->said( "coopwiki-import-state-{$row->state}" );
		$html = Html::element( 'strong', [], $text );
		$said = $row->verdict['sum'] ?: (string)reset( $row->verdict['said'] );
		$html .= Html::element( 'div', [ 'class' => 'cw-compris' ], $said );
		foreach ( [ 'error' => 'cw-compris cw-compris-erreur', 'warning' => 'cw-compris cw-compris-doute' ] as $severity => $class ) {
			foreach ( $row->sentences( $severity ) as $sentence ) {
				$html .= Html::element( 'div', [ 'class' => $class ], $sentence );
			}
		}
		return $html;
	}

	/** What can be done with a row: leave it out, keep it all the same, change it. */
	private function doing( Row $row, bool $opens ): string {
		if ( $row->state === Row::ALIKE || $this->plan->choices->keeps( $row->number ) ) {
			return $this->box( "avec{$row->number}", 'coopwiki-import-keep', $this->plan->choices->keeps( $row->number ) );
		}
		if ( !in_array( $row->state, [ Row::FRESH, Row::WRONG, Row::LEFT ], true ) ) {
			return '';
		}
		$button = [ 'type' => 'submit', 'name' => 'ouvrir', 'value' => $row->number, 'class' => 'cw-ouvrir',
			'aria-label' => $this->special->msg( 'coopwiki-import-change-row', $row->number )->text() ];
		return $this->box( "sans{$row->number}", 'coopwiki-import-leave', $row->state === Row::LEFT )
			. ( $opens ? '' : Html::element( 'button', $button, $this->said( 'coopwiki-change' ) ) );
	}

	private function box( string $name, string $message, bool $ticked ): string {
		$box = Html::element( 'input', [ 'type' => 'checkbox', 'name' => $name, 'value' => 1, 'checked' => $ticked ] );
		return Html::rawElement( 'label', [ 'class' => 'cw-case' ], $box . ' ' . htmlspecialchars( $this->said( $message ) ) );
	}

	private function setAside( Row $row ): string {
		$said = implode( ' · ', array_filter( $row->cells, 'strlen' ) );
		return Html::rawElement( 'tr', [ 'class' => "cw-etat-{$row->state}" ], Html::element( 'th', [ 'scope' => 'row' ], (string)$row->number )
			. Html::element( 'td', [ 'colspan' => count( $this->fields ) ], $said )
			. Html::element( 'td', [], $this->said( "coopwiki-import-state-{$row->state}" ) ) );
	}

	private function said( string $message ): string {
		return $this->special->msg( $message )->text();
	}
}
