"""The one place that knows the site engine (MkDocs with mkdocs-static-i18n and Material)."""
