"""Pages read from the side of a lever, an organisation or a district, and their indexes."""
