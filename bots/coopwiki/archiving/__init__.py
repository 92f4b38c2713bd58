"""An archive: all that an account may read, as files that open without a wiki, a server or a network."""
