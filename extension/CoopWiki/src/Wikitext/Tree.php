<?php

namespace CoopWiki\Wikitext;

/**
 * The calls of a text, found by walking the tree of MediaWiki's own preprocessor: the text is built
 * again from it, so that every place in it is known.
 */
class Tree {
	private $text = '';
	/** @var Call[] */
	private $calls = [];

	/**
	 * @param array $nodes raw children of the root
	 * @param string $text what the tree was made of
	 * @return Call[]|null in the order of their openings; null where the tree doesn't give the text back
	 */
	public static function calls( array $nodes, string $text ): ?array {
		$tree = new self();
		$tree->walk( $nodes );
		return $tree->text === $text ? $tree->calls : null;
	}

	private function walk( array $nodes ): void {
		foreach ( $nodes as $node ) {
			if ( is_string( $node ) ) {
				$this->text .= $node;
			} elseif ( is_array( $node ) && $node[0][0] !== '@' ) {
				$this->node( $node[0], $node[1] );
			}
		}
	}

	private function node( string $kind, array $children ): void {
		switch ( $kind ) {
			case 'template':
				$this->template( $children );
				break;
			case 'tplarg':
				$this->text .= '{{{';
				$this->parts( $children, null );
				$this->text .= '}}}';
				break;
			case 'ext':
				$this->extension( $children );
				break;
			default:
				$this->walk( $children );
		}
	}

	private function template( array $children ): void {
		$call = new Call( strlen( $this->text ) );
		$this->calls[] = $call;
		$this->text .= '{{';
		$this->parts( $children, $call );
		$this->text .= '}}';
		$call->end = strlen( $this->text );
	}

	private function parts( array $children, ?Call $call ): void {
		foreach ( $children as $child ) {
			if ( $child[0] === 'title' ) {
				$this->walk( $child[1] );
				if ( $call ) {
					$call->name = trim( self::visible( $child[1] ) );
				}
			} elseif ( $child[0] === 'part' ) {
				$this->text .= '|';
				$this->part( $child[1], $call );
			}
		}
	}

	private function part( array $children, ?Call $call ): void {
		$name = '';
		$from = strlen( $this->text ) - 1;
		foreach ( $children as $child ) {
			$start = strlen( $this->text );
			$this->walk( [ $child ] );
			$written = substr( $this->text, $start );
			if ( is_array( $child ) && $child[0] === 'name' ) {
				$name = trim( self::visible( $child[1] ) );
			} elseif ( is_array( $child ) && $child[0] === 'value' && $call && $name !== '' ) {
				$call->arguments[] = [
					'name' => $name, 'value' => $written, 'from' => $from, 'start' => $start, 'end' => strlen( $this->text ),
				];
			}
		}
	}

	private function extension( array $children ): void {
		$parts = array_column( $children, 1, 0 );
		$this->text .= '<';
		$this->walk( $parts['name'] );
		$this->walk( $parts['attr'] );
		if ( isset( $parts['inner'] ) ) {
			$this->text .= '>';
			$this->walk( $parts['inner'] );
			$this->walk( $parts['close'] ?? [] );
		} else {
			$this->text .= '/>';
		}
	}

	/** The text of nodes without comments and nested calls: what a name can be made of. */
	private static function visible( array $nodes ): string {
		return implode( '', array_filter( $nodes, 'is_string' ) );
	}
}
