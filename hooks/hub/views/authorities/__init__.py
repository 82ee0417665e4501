"""The index of authorities: its table, its filters, the comparison and the map."""
