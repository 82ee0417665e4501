"""How well, how fast and how heavily the search finds: the box in a browser, beside the stock search."""
