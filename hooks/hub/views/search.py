"""The words of the search box, for the script that drives it."""

from __future__ import annotations

from typing import Final

from hub.vocabulary import Vocabulary

_PLAIN: Final = (
    "all",
    "copied",
    "elsewhere",
    "failed",
    "filter",
    "loading",
    "none",
    "show_more",
    "spelling",
)
_COUNTED: Final = ("count", "more")
GROUPS: Final = (
    "toolkit",
    "model",
    "authority",
    "plan",
    "action",
    "lever",
    "organisation",
    "glossary",
    "download",
    "network",
    "about",
)
"""What results are filtered by, in the order in which it is offered."""


def search_labels(vocabulary: Vocabulary) -> dict[str, object]:
    """Every label that the script prints: plain ones, the plural forms of those that count, the groups of results."""
    labels: dict[str, object] = {name: vocabulary.text(f"search.{name}") for name in _PLAIN}
    labels |= {name: dict(vocabulary.forms(f"search.{name}")) for name in _COUNTED}
    # A list keeps its order on the way through the template; a mapping does not.
    return labels | {"groups": [(name, vocabulary.text(f"search.group.{name}")) for name in GROUPS]}
