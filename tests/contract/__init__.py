"""Tests of what the repository promises: its data, its content, the borders of its parts."""
