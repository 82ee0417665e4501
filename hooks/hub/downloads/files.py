"""The files of all templates, by their path from the site's root."""

from __future__ import annotations

from typing import Final

from hub.downloads.document import document_bytes
from hub.downloads.words import Words
from hub.downloads.workbook import workbook_bytes
from hub.models.template import Template, TemplateFormat

FOLDER: Final = "downloads/templates"


def template_path(template: Template, locale: str) -> str:
    """Where a template's file lies in one language."""
    return f"{FOLDER}/{template.id}.{locale}.{template.format.value}"


def template_bytes(template: Template, words: Words) -> bytes:
    """A template's file in one language."""
    make = workbook_bytes if template.format is TemplateFormat.XLSX else document_bytes
    return make(template, words)
