<?php

namespace CoopWiki\Import;

use CoopWiki\Form\Pages;
use CoopWiki\Form\Schemas;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/../renamed.php';

/** The first page of an import: where rows are pasted, or a file is dropped. */
class Start {
	private const LINES = 12;

	private $special;
	private $pages;

	public function __construct( $special, Pages $pages ) {
		$this->special = $special;
		$this->pages = $pages;
	}

	/** Whether records of a type can be imported: lines, on pages of their author. */
	public static function takes( array $schema, Pages $pages ): bool {
		return $schema['layout'] === 'line' && $pages->isPersonal( $schema );
	}

	public function html( array $schema ): string {
		$form = [
			'id' => 'cw-importer', 'method' => 'post', 'enctype' => 'multipart/form-data',
			'action' => $this->special->getPageTitle( $schema['template'] )->getLocalURL(),
		];
		return $this->told( 'p', 'coopwiki-import-intro' ) . $this->others( $schema ) . $this->core() . Html::rawElement( 'form', $form,
			Html::rawElement( 'p', [], $this->label( 'coopwiki-import-paste', 'cw-lignes' )
				. Html::textarea( 'lignes', '', [ 'id' => 'cw-lignes', 'rows' => self::LINES, 'class' => 'cw-lignes' ] ) )
			. Html::rawElement( 'p', [], $this->label( 'coopwiki-import-file', 'cw-fichier' )
				. Html::element( 'input', [ 'type' => 'file', 'name' => 'fichier', 'id' => 'cw-fichier', 'accept' => '.csv,.tsv,.txt,text/csv,text/plain' ] ) )
			. Html::hidden( 'fin', 1 )
			. Html::element( 'button', [ 'type' => 'submit', 'class' => 'cw-bouton' ], $this->said( 'coopwiki-import-read' ) ) );
	}

	/** Links to the other types that can be imported; '' for none. */
	private function others( array $schema ): string {
		$links = '';
		foreach ( Schemas::all() as $other ) {
			if ( $other['template'] !== $schema['template'] && self::takes( $other, $this->pages ) ) {
				$address = $this->special->getPageTitle( $other['template'] )->getLocalURL();
				$links .= Html::rawElement( 'li', [], Html::element( 'a', [ 'href' => $address ], $other['template'] ) );
			}
		}
		return $links === '' ? '' : $this->told( 'p', 'coopwiki-import-others' ) . Html::rawElement( 'ul', [], $links );
	}

	/** MediaWiki's own page, which has that name on a French wiki without the extension, for those who may use it. */
	private function core(): string {
		$link = Html::element( 'a', [ 'href' => SpecialPage::getTitleFor( 'Import' )->getLocalURL() ], $this->said( 'import' ) );
		return $this->special->getAuthority()->isAllowedAny( 'import', 'importupload' ) ? Html::rawElement( 'p', [], $link ) : '';
	}

	private function label( string $message, string $for ): string {
		return Html::element( 'label', [ 'for' => $for, 'class' => 'cw-etiquette' ], $this->said( $message ) );
	}

	private function told( string $element, string $message ): string {
		return Html::element( $element, [], $this->said( $message ) );
	}

	private function said( string $message ): string {
		return $this->special->msg( $message )->text();
	}
}
