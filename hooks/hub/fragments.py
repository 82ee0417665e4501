"""From views to HTML fragments, by the templates beside this module; everything is escaped unless it is Markup."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hub.views.writer import Writer


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(template: str, view: object, writer: Writer) -> Markup:
    """Fill a template with a view; inside it ``t`` is the language's labels."""
    return Markup(_environment().get_template(template).render(view=view, t=writer.t))  # noqa: S704 - autoescaped
