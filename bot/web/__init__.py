"""Web pages: the server, its address, its headers; every feature brings its own pages."""
