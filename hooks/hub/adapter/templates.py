"""The theme's templates, compiled once for all languages: the engine makes a new environment for each."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from typing_extensions import override


class SharedTemplates(BytecodeCache):
    """Keeps compiled templates in memory; a template that has changed has another checksum and is compiled anew."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    @override
    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what an earlier environment compiled."""
        if known := self._compiled.get(bucket.key):
            bucket.bytecode_from_string(known)

    @override
    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()
