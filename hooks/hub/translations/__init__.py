"""How far translations follow their originals: structure, freshness, and the marks that freshness is told by."""
