"""Tests of single parts, on values and on throw-away hubs."""
