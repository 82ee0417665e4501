"""What mkdocs.yml names: the events of the adapter, and nothing else.

The engine loads this file under a name of its own and caches it, so it holds no code that a second copy would hurt.
"""

from hub.adapter.events import (
    on_config,
    on_env,
    on_files,
    on_nav,
    on_page_content,
    on_page_context,
    on_page_markdown,
    on_post_build,
    on_post_page,
    on_post_template,
)

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_post_template",
]
