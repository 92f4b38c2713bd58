<?php

namespace CoopWiki\Form;

use CoopWiki\Wikitext\Templates;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/../renamed.php';

/** What stands around a form: its title, what it is for, where else to go, the edit's summary. */
class FormText {
	private const MEETING = 6;

	private $special;
	private $task;

	/** @param NewRecord|EditRecord $task */
	public function __construct( $special, $task ) {
		$this->special = $special;
		$this->task = $task;
	}

	public function title(): string {
		$template = $this->task->schema['template'];
		$new = $template === 'Contribution' ? 'coopwiki-fiche-title-contribution' : 'coopwiki-fiche-title-new';
		$message = $this->task instanceof EditRecord ? 'coopwiki-fiche-title-change' : $new;
		return $this->special->msg( $message, $template )->escaped();
	}

	/** What was sent is of another session: MediaWiki shows the form again, filled in, without a word. */
	public function strayed(): string {
		$token = $this->special->getRequest()->getVal( 'wpEditToken' );
		$lost = $token !== null && !$this->special->getContext()->getCsrfTokenSet()->matchToken( $token );
		return $lost ? Html::errorBox( $this->special->msg( 'coopwiki-fiche-strayed' )->escaped() ) : '';
	}

	public function introduction(): string {
		$schema = $this->task->schema;
		$html = Html::element( 'p', [], $schema['summary'] );
		if ( $this->task instanceof EditRecord ) {
			$link = $this->special->getLinkRenderer()->makeKnownLink( $this->task->page() );
			return $html . Html::rawElement( 'p', [], $this->special->msg( 'coopwiki-fiche-on' )->rawParams( $link )->escaped() );
		}
		$html .= $this->proposal( $this->task->proposal() );
		$links = array_filter( [ $this->again(),
			$this->link( 'coopwiki-fiche-meeting', [ 'lignes' => self::MEETING ], $this->asksPeople() && !$this->task->rows ),
			$this->link( 'coopwiki-fiche-further', [ 'lignes' => $this->task->rows + self::MEETING ], $this->task->rows > 0 ),
			$this->link( 'coopwiki-fiche-single', [ 'lignes' => 0 ], $this->task->rows > 0 ), $this->importing( $schema ) ] );
		return $html . ( $links ? Html::rawElement( 'p', [ 'class' => 'cw-liens' ], implode( ' · ', $links ) ) : '' );
	}

	/** The way to what was written last, a meeting with all of its people. */
	private function again(): string {
		$people = $this->task->meeting()->size();
		$message = $people ? [ 'coopwiki-fiche-again-meeting', $people ] : [ 'coopwiki-fiche-again' ];
		return $this->link( $message, [ 'reprendre' => 1 ], !$this->task->meeting()->isNone() );
	}

	/** The proposal an opinion is about, so that one reads it where one answers it. */
	private function proposal( array $read ): string {
		$title = $read['titre'] ?? '';
		return $title === '' ? '' : Html::rawElement( 'blockquote', [ 'class' => 'cw-proposition' ],
			Html::element( 'b', [], $title ) . Html::element( 'p', [ 'style' => 'white-space:pre-line' ], $read['question'] ?? '' ) );
	}

	/** The field for another page than the usual one. */
	public function pageField( string $asked ): array {
		$led = $asked === '' ? null : $this->task->page( [], $asked );
		$asked = $led ? $led->getPrefixedText() : $asked;
		$usual = $asked === '' ? $this->task->page( [], '' ) : null;
		$help = $usual ? [ 'help-message' => [ 'coopwiki-fiche-page-help', wfEscapeWikiText( $usual->getPrefixedText() ) ] ] : [];
		$usually = $asked === '' && $this->task->page( [ 'nom' => 'x', 'titre' => 'x', 'cercle' => 'x' ], '' );
		// A page that a link chose is shown before anything is saved on it.
		$section = $usually ? 'more' : 'main';
		return $help + [
			'type' => 'text', 'label-message' => 'coopwiki-fiche-page', 'section' => $section, 'default' => $asked,
			'help-inline' => true,
		];
	}

	private function asksPeople(): bool {
		return Fields::several( $this->task->schema ) !== [];
	}

	private function importing( array $schema ): string {
		$title = SpecialPage::getTitleFor( 'Importer', $schema['template'] );
		return $this->task->isImported() ? $this->special->getLinkRenderer()->makeKnownLink(
			$title, $this->special->msg( 'coopwiki-import-link' )->text()
		) : '';
	}

	private function link( $message, array $query, bool $shown ): string {
		$title = $this->special->getPageTitle( $this->task->schema['template'] );
		$query += array_diff_key( $this->task->query(), [ 'debut' => 1 ] );
		return $shown ? $this->special->getLinkRenderer()->makeKnownLink(
			$title, $this->special->msg( ...(array)$message )->text(), [], $query
		) : '';
	}

	/** The edit's summary, in the wiki's language: what the first record says, how many there are. */
	public function summary( array $records ): string {
		$first = reset( $records );
		$message = $this->task instanceof EditRecord ? 'coopwiki-summary-change' : 'coopwiki-summary-new';
		$what = $first['quoi'] ?? $first['nom'] ?? '';
		return $this->special->msg( $message, $this->task->schema['template'], count( $records ) )
			->plaintextParams( $what )->inContentLanguage()->text();
	}

	/** What the wiki asks before it saves, for those kinds of captcha the API tells. */
	public function captcha( array $asked ): string {
		$picture = isset( $asked['url'] ) ? Html::element( 'img', [ 'src' => $asked['url'], 'alt' => '' ] ) : '';
		$label = Html::element( 'label', [ 'for' => 'cw-captcha' ], $asked['question'] ?? $this->special->msg( 'coopwiki-fiche-captcha' )->text() );
		$input = Html::element( 'input', [ 'id' => 'cw-captcha', 'name' => 'captchaword', 'autocomplete' => 'off' ] );
		return Html::rawElement( 'p', [], "$label $picture $input" . Html::hidden( 'captchaid', $asked['id'] ?? '' ) );
	}

	/** That the record the address asks for isn't there, or no longer; '' where it asks for none. */
	public static function missing( $special ): string {
		$request = $special->getRequest();
		$words = $special->msg( 'coopwiki-error-gone', wfEscapeWikiText( $request->getText( 'page' ) ) )->parse();
		return $request->getInt( 'n' )
			? Html::rawElement( 'div', [ 'class' => 'cw-avis cw-avis-erreurs', 'role' => 'alert' ], $words ) : '';
	}

	/** The record types to choose from; the records of the page the address names, if any. */
	public static function choices( $special, Templates $templates, Pages $pages ): string {
		$links = $special->getLinkRenderer();
		$items = '';
		foreach ( Schemas::all() as $schema ) {
			$link = $links->makeKnownLink( $special->getPageTitle( $schema['template'] ), $schema['writing'] ?: $schema['template'] );
			$items .= Html::rawElement( 'li', [], "<b>$link</b> — " . htmlspecialchars( $schema['summary'] ) );
		}
		return self::records( $special, $templates, $pages )
			. Html::element( 'h2', [], $special->msg( 'coopwiki-fiche-new' )->text() ) . "<ul>$items</ul>";
	}

	private static function records( $special, Templates $templates, Pages $pages ): string {
		$page = $special->getRequest()->getText( 'page' );
		$title = \MediaWiki\MediaWikiServices::getInstance()->getTitleFactory()->newFromText( $page );
		$text = $title && $title->exists() ? $pages->text( $title->getLatestRevID() ) : null;
		$items = '';
		foreach ( $text === null ? [] : $templates->records( $text ) as $n => [ $schema, $call ] ) {
			$said = implode( ' · ', array_slice( array_filter( EditRecord::read( $schema, $call ) ), 0, 4 ) );
			$query = [ 'page' => $title->getPrefixedText(), 'n' => $n, 'rev' => $title->getLatestRevID() ];
			$link = $special->getLinkRenderer()->makeKnownLink( $special->getPageTitle(), "{$schema['template']} · $said", [], $query );
			$items .= Html::rawElement( 'li', [], $link );
		}
		$head = Html::element( 'h2', [], $special->msg( 'coopwiki-fiche-records' )->plaintextParams( $page )->text() );
		return $items === '' ? '' : "$head<ol>$items</ol>";
	}
}
