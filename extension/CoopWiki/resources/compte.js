/* Regarde si les robots ont lu ce qui vient d’être enregistré, et le dit alors. */
( function () {
	const revision = mw.config.get( 'wgCoopWikiRevision' );
	const EVERY = 15000;
	let left = 40;

	function look() {
		new mw.Api().get( { action: 'coopwikicompte', revision: revision, formatversion: 2 } ).then( ( answer ) => {
			const notice = document.querySelector( '.cw-avis-enregistre' );
			if ( answer.coopwikicompte.counted && notice ) {
				notice.textContent = mw.msg( 'coopwiki-saved-counted' );
			} else if ( --left > 0 ) {
				setTimeout( look, EVERY );
			}
		} );
	}

	setTimeout( look, EVERY );
}() );
