"""Charts of the network's figures, made when the site is built: each with its message, its table and its file."""
