<?php

namespace CoopWiki\Hooks;

use CoopWiki\Form\RobotPages;

/** Robot pages are for robots and administrators, where the wiki wants it so. */
class ProtectHooks {
	private const CLOSED = [ 'edit', 'create', 'move', 'move-target', 'delete' ];

	private $robots;
	private $config;

	public function __construct( RobotPages $robots, $config ) {
		$this->robots = $robots;
		$this->config = $config;
	}

	public function onGetUserPermissionsErrors( $title, $user, $action, &$result ) {
		if ( $this->config->get( 'CoopWikiProtect' ) && in_array( $action, self::CLOSED, true )
			&& $this->robots->owns( $title ) && !$user->isAllowed( 'coopwiki-publish' )
		) {
			$result = [ 'coopwiki-protected' ];
			return false;
		}
	}
}
