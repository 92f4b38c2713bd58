/* Un clic suffit : le lien envoie ce qu’il montrerait d’abord, avec le jeton de la session. */
( function () {
	function send( event ) {
		const link = event.target.closest( 'a.cw-geste' );
		if ( !link || event.button || event.ctrlKey || event.metaKey || event.shiftKey ) {
			return;
		}
		event.preventDefault();
		if ( link.getAttribute( 'aria-disabled' ) ) {
			return;
		}
		link.setAttribute( 'aria-disabled', 'true' );
		const form = document.createElement( 'form' );
		form.method = 'post';
		form.action = link.href;
		const token = document.createElement( 'input' );
		token.type = 'hidden';
		token.name = 'wpEditToken';
		token.value = mw.user.tokens.get( 'csrfToken' );
		form.appendChild( token );
		document.body.appendChild( form );
		form.submit();
	}

	document.addEventListener( 'click', send );
	document.addEventListener( 'keydown', ( event ) => {
		if ( event.key === ' ' && event.target.matches( 'a.cw-geste' ) ) {
			event.preventDefault();
			event.target.click();
		}
	} );
	// Who comes back to the page may press again.
	window.addEventListener( 'pageshow', () => {
		document.querySelectorAll( 'a.cw-geste' ).forEach( ( link ) => link.removeAttribute( 'aria-disabled' ) );
	} );
}() );
