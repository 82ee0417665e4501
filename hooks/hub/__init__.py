"""The generator of the knowledge hub: from plain files to pages.

Data flows one way: source (text with line marks) → models (typed) → catalog (cross-references)
→ views (strings ready to print, per locale) → fragments (HTML) → pages. Everything outside
``hub.adapter``, ``hub.cli`` and ``hub.preview`` is the core: it takes folders, returns values, and
knows nothing of the site engine.
"""
