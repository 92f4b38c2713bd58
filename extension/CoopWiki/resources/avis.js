/* Après un enregistrement, quel que soit l’éditeur : ce qui reste à corriger, quand la fiche comptera, puis qu’elle compte. */
( function () {
	const EVERY = 15000;
	const LOOKS = 40;
	let looking = 0;

	function notice( kind, words ) {
		const made = document.createElement( 'div' );
		made.className = 'cw-avis ' + kind;
		made.setAttribute( 'role', 'status' );
		made.textContent = words;
		const content = document.getElementById( 'mw-content-text' );
		content.insertBefore( made, content.firstChild );
	}

	function said() {
		return document.querySelector( '.cw-avis-enregistre' );
	}

	// Asks until the robots have read that revision, a wiki that is too busy to answer once more; a later save takes
	// the place of an earlier one.
	function follow( revision ) {
		const mine = ++looking;
		let left = LOOKS;

		function look() {
			new mw.Api().get( { action: 'coopwikicompte', revision: revision, formatversion: 2 } ).then(
				( answer ) => answer.coopwikicompte.counted,
				() => $.Deferred().resolve( false )
			).then( ( counted ) => {
				if ( mine !== looking || !said() ) {
					return;
				}
				if ( counted ) {
					said().textContent = mw.msg( 'coopwiki-saved-counted' );
				} else if ( --left > 0 ) {
					setTimeout( look, EVERY );
				}
			} );
		}

		setTimeout( look, EVERY );
	}

	function tell() {
		document.querySelectorAll( '.cw-avis' ).forEach( ( old ) => old.remove() );
		const wrong = document.querySelectorAll( '#mw-content-text .cw-a-corriger' ).length;
		if ( wrong ) {
			notice( 'cw-avis-erreurs', mw.message( 'coopwiki-mistakes', wrong ).text() );
		}
		const lines = document.querySelectorAll( '#mw-content-text .cw-ligne' ).length;
		const wrongLines = document.querySelectorAll( '#mw-content-text .cw-ligne.cw-a-corriger' ).length;
		if ( wrongLines ) {
			// None with a mistake is said to be counted, now or when the robots have come by.
			looking++;
			notice( 'cw-avis-enregistre', mw.msg( wrongLines < lines ? 'coopwiki-saved-others' : 'coopwiki-saved-sheet' ) );
		} else if ( lines ) {
			notice( 'cw-avis-enregistre', mw.msg( 'coopwiki-saved' ) );
			follow( mw.config.get( 'wgCurRevisionId' ) );
		}
	}

	if ( mw.config.get( 'wgCoopWikiRevision' ) ) {
		follow( mw.config.get( 'wgCoopWikiRevision' ) );
	}
	// The server has told it already where the page was loaded anew.
	mw.hook( 'postEdit' ).add( () => {
		if ( mw.config.get( 'wgCoopWikiTold' ) !== mw.config.get( 'wgCurRevisionId' ) ) {
			tell();
		}
	} );
}() );
