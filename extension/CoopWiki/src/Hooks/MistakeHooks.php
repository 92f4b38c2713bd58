<?php

namespace CoopWiki\Hooks;

/** Refuses a save that adds a mistake, where the wiki wants it so: `$wgCoopWikiRefuse`. */
class MistakeHooks {
	private $config;
	private $renderer;

	public function __construct( $config, $renderer ) {
		$this->config = $config;
		$this->renderer = $renderer;
	}

	public function onEditFilterMergedContent( $context, $content, $status, $summary, $user, $minoredit ) {
		if ( !$this->config->get( 'CoopWikiRefuse' ) || $content->getModel() !== 'wikitext' || !$context->canUseWikiPage() ) {
			return;
		}
		$page = $context->getWikiPage();
		$before = $page->exists() ? $this->mistakes( $page->getContent(), $page ) : 0;
		$after = $this->mistakes( $content, $page );
		if ( $after > $before ) {
			$status->fatal( 'coopwiki-refused', $after - $before );
			return false;
		}
	}

	/** How many blocks of a text have a mistake. */
	private function mistakes( $content, $page ): int {
		if ( $content->getModel() !== 'wikitext' || !str_contains( $content->getText(), '{{' ) ) {
			return 0;
		}
		$html = $this->renderer->getParserOutput( $content, $page->getTitle() )->getRawText();
		return substr_count( $html, ' cw-a-corriger"' );
	}
}
