"""From records to strings ready to print, per language: the only place where data turns into words."""
