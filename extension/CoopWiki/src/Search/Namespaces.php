<?php

namespace CoopWiki\Search;

/** Where the wiki's search looks by itself: records stand on members' pages and on the project's, what they mean in the help. */
class Namespaces {

	/** What LocalSettings.php says of one of them stands. */
	public static function add() {
		$GLOBALS['wgNamespacesToBeSearchedDefault'] += [ NS_USER => true, NS_PROJECT => true, NS_HELP => true ];
	}
}
