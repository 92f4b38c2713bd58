/* Le menu principal de Minerva : « Déclarer une contribution » et les pages de la barre latérale. */
( mw.config.get( 'wgCoopWikiMenu' ) || [] ).forEach( ( link, number ) => {
	mw.util.addPortletLink( 'p-navigation', link[ 0 ], link[ 1 ], 'cw-menu-' + number );
} );
