"""The MkDocs plugin: wires the compiler's pages into MkDocs's events and does no work of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from symbios.site.host import (
    BasePlugin,
    Config,
    Files,
    MkDocsConfig,
    Type,
    generated_file,
)
from symbios.site.project import Way
from symbios.site.publish import publication
from symbios.site.setup import prepare, project_of

if TYPE_CHECKING:
    from symbios.site.project import Project


class Options(Config):  # type: ignore[no-untyped-call] # MkDocs has no types here
    """What mkdocs.yml can set under the plugin's name; folders are relative to mkdocs.yml."""

    registry = Type(str, default="community_data")


class CoursePlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call] # see Options
    """Publishes a course in all its locales, with its registry, from one build."""

    def __init__(self) -> None:
        super().__init__()
        self.only: tuple[str, ...] = ()
        self._serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is the preview, which needs its reload script."""
        del dirty
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set what a course needs, whatever mkdocs.yml says."""
        prepare(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Compile everything; publish only files that we made: pages in their frames, texts, assets."""
        del files
        found = publication(config, self._project(config), Way(), serving=self._serving)
        found.indexes.finish()
        everything = {page.url: found.page(page) for page in found.compiled.pages}
        everything |= {**found.small, **found.indexes.contents}
        everything |= {address: path.read_bytes() for address, path in found.copies.items()}
        everything |= {address: text.encode() for address, text in found.texts.items()}
        return Files([generated_file(config, address, content) for address, content in everything.items()])

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch the registry and the overrides too."""
        del builder
        folders = [Path(config.config_file_path).parent / self.config.registry]
        if config.theme.custom_dir:
            folders.append(Path(config.theme.custom_dir))
        for folder in folders:
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def prepared(self, config: MkDocsConfig) -> Project:
        """Return what a command compiles without building a site."""
        prepare(config)
        return self._project(config)

    def _project(self, config: MkDocsConfig) -> Project:
        return project_of(config, self.config.registry, self.only)
