"""The theme's templates, and what Jinja has made of them for an earlier build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

    from symbios.site.host import MkDocsConfig
    from symbios.site.memory import Memory


class CheckedBytecode(BytecodeCache):
    """Keeps translated templates in a pack, which is checked as a whole; Jinja's own files are not.

    Jinja gives each a key of its name and a checksum of its source, and translating all takes 0.2 s.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory, self._changed = memory, False
        self._kept: dict[str, bytes] = memory.load("templates", {})

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is there; Jinja looks whether it fits the source."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what Jinja has translated."""
        self._kept[bucket.key] = bucket.bytecode_to_string()
        self._changed = True

    def keep(self) -> None:
        """Write the pack, if there is something new for it."""
        if self._changed:
            self._memory.save("templates", self._kept)


def templates_of(config: MkDocsConfig, memory: Memory | None) -> Any:
    """Return the theme's environment of templates."""
    env = config.theme.get_env()
    env.trim_blocks = env.lstrip_blocks = True
    env.bytecode_cache = CheckedBytecode(memory) if memory else None
    return env
