"""What a new record, page or language begins with."""
