"""What readers can find: documents of every kind, packed into one index for each language.

``documents`` says what a result is, ``kinds`` registers what there is to find, ``pages`` and ``records`` make the
documents, ``pack`` writes them small, and ``site`` keeps them together during a build.
"""
