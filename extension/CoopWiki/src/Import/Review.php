<?php

namespace CoopWiki\Import;

use MediaWiki\Html\Html;

require_once __DIR__ . '/../renamed.php';

/** The second page of an import: what each column is, what holds for every row, how each row is understood. */
class Review {
	private $special;
	private $plan;

	public function __construct( $special, Plan $plan ) {
		$this->special = $special;
		$this->plan = $plan;
	}

	public function html(): string {
		$form = [
			'id' => 'cw-importer', 'method' => 'post',
			'action' => $this->special->getPageTitle( $this->plan->schema['template'] )->getLocalURL(),
		];
		$table = new Table( $this->special, $this->plan );
		return Html::rawElement( 'form', $form, $this->kept() . $this->columns() . $this->common()
			. $this->summary() . $this->buttons() . $table->html() . $this->buttons()
			// The last of all: without it, the end of what was sent is missing.
			. Html::hidden( 'fin', 1 ) );
	}

	/** What was pasted, what was mended before, and the token. */
	private function kept(): string {
		return Html::hidden( 'wpEditToken', $this->special->getContext()->getCsrfTokenSet()->getToken()->toString() )
			. Html::hidden( 'lignes', $this->plan->sheet->text )
			. Html::hidden( 'corrige', json_encode( (object)$this->plan->choices->mended, JSON_UNESCAPED_UNICODE ) );
	}

	private function columns(): string {
		$items = '';
		foreach ( $this->plan->columns->titles as $column => $title ) {
			$label = $this->special->msg( $title === '' ? 'coopwiki-import-column' : 'coopwiki-import-column-titled', $column + 1 )
				->plaintextParams( $title )->text();
			$items .= $this->labelled( "col$column", $label, $this->choice( $column ) );
		}
		return $this->group( 'coopwiki-import-columns', $this->untaken() . $items );
	}

	/** The titles that no field takes, and what to do; '' for none. */
	private function untaken(): string {
		$columns = $this->plan->columns;
		$free = static fn ( $column ) => $columns->titles[$column] !== '' && $columns->field( $column ) === '';
		$titles = array_map( static fn ( $column ) => "« {$columns->titles[$column]} »", array_filter( array_keys( $columns->titles ), $free ) );
		return $titles ? Html::element( 'p', [ 'class' => 'cw-compris cw-compris-doute' ],
			$this->special->msg( 'coopwiki-import-untaken', count( $titles ) )->plaintextParams( implode( ', ', $titles ) )->text() ) : '';
	}

	private function choice( int $column ): string {
		$chosen = $this->plan->columns->field( $column );
		$options = Html::element( 'option', [ 'value' => '' ], $this->said( 'coopwiki-import-unread' ) );
		foreach ( $this->plan->schema['fields'] as $field ) {
			$look = [ 'value' => $field['name'], 'selected' => $field['name'] === $chosen ];
			$options .= Html::element( 'option', $look, $field['label'] );
		}
		return Html::rawElement( 'select', [ 'name' => "col$column", 'id' => "col$column" ], $options );
	}

	/** Fields that no column says, and whose rows are wanted where there are several people. */
	private function common(): string {
		$items = '';
		foreach ( $this->plan->schema['fields'] as $place => $field ) {
			if ( isset( $this->plan->common[$field['name']] ) ) {
				$input = [ 'name' => "tout$place", 'id' => "tout$place", 'value' => $this->plan->common[$field['name']] ];
				$items .= $this->labelled( "tout$place", $field['label'], Html::element( 'input', $input ) );
			}
		}
		return $this->group( 'coopwiki-import-common', $items . $this->people() );
	}

	private function people(): string {
		if ( count( $this->plan->people ) < 2 ) {
			return '';
		}
		$options = Html::element( 'option', [ 'value' => '' ], $this->said( 'coopwiki-import-everybody' ) );
		foreach ( $this->plan->people as $name => $rows ) {
			$look = [ 'value' => $name, 'selected' => (string)$name === $this->plan->person ];
			$options .= Html::element( 'option', $look, "$name ($rows)" );
		}
		$choice = Html::rawElement( 'select', [ 'name' => 'personne', 'id' => 'cw-personne' ], $options );
		return $this->labelled( 'cw-personne', $this->said( 'coopwiki-import-person' ), $choice );
	}

	/** How many rows of each kind: together they are all the rows there are. */
	private function summary(): string {
		$items = '';
		foreach ( Row::STATES as $state ) {
			$rows = count( $this->plan->in( $state ) );
			$items .= $rows ? Html::element( 'li', [ 'class' => "cw-etat-$state" ], $this->special->msg( "coopwiki-import-count-$state", $rows )->text() ) : '';
		}
		$all = $this->special->msg( 'coopwiki-import-rows', count( $this->plan->rows ) )->text();
		$total = $this->plan->total();
		return Html::rawElement( 'div', [ 'role' => 'status', 'class' => 'cw-bilan' ], Html::element( 'p', [], $all ) . Html::rawElement( 'ul', [], $items )
			. ( $total === '' ? '' : Html::element( 'p', [], $this->special->msg( 'coopwiki-import-total' )->plaintextParams( $total )->text() ) ) );
	}

	private function buttons(): string {
		$new = count( $this->plan->in( Row::FRESH ) );
		$save = $new ? Html::element( 'button', [ 'type' => 'submit', 'name' => 'enregistrer', 'value' => 1, 'class' => 'cw-bouton cw-bouton-premier' ],
			$this->special->msg( 'coopwiki-import-save', $new )->plaintextParams( $this->plan->page->getPrefixedText() )->text() ) : '';
		$again = Html::element( 'button', [ 'type' => 'submit', 'name' => 'relire', 'value' => 1, 'class' => 'cw-bouton' ], $this->said( 'coopwiki-import-again' ) );
		$start = $this->special->getPageTitle( $this->plan->schema['template'] )->getLocalURL();
		return Html::rawElement( 'p', [ 'class' => 'cw-boutons' ], $again . $save
			. Html::element( 'a', [ 'href' => $start ], $this->said( 'coopwiki-import-start' ) ) );
	}

	private function labelled( string $id, string $label, string $input ): string {
		return Html::rawElement( 'div', [ 'class' => 'cw-champ' ], Html::element( 'label', [ 'for' => $id ], $label ) . $input );
	}

	private function group( string $message, string $items ): string {
		return $items === '' ? '' : Html::rawElement( 'fieldset', [ 'class' => 'cw-groupe' ],
			Html::element( 'legend', [], $this->said( $message ) ) . $items );
	}

	private function said( string $message ): string {
		return $this->special->msg( $message )->text();
	}
}
