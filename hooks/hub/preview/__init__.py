"""The live preview behind ``hub serve``: builds on every change, shows the result or what is wrong with it.

One process watches, serves and starts a child for each build; only the child knows the site engine.
"""
