"""The console script ``hub``: one module a command."""
