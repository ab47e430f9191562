"""How the pages of casework word things: filters of the templates, one module each."""
