"""Where a page of a repository is edited, and where a mistake is reported, on the hosts that people use."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True)
class _Host:
    """One kind of host: what stands in its name, and the addresses below a repository's own."""

    names: tuple[str, ...]
    edit: str
    issue: str


_HOSTS = (
    _Host(("gitlab",), "/-/edit/{branch}/{path}", "/-/issues/new"),
    _Host(("codeberg", "forgejo", "gitea"), "/_edit/{branch}/{path}", "/issues/new"),
    # Bitbucket has no address for editing: its page of a file has the button.
    _Host(("bitbucket",), "/src/{branch}/{path}", "/issues/new"),
    _Host(("github",), "/edit/{branch}/{path}", "/issues/new"),
)


def edit_url(repository: str, branch: str, path: str) -> str:
    """Return where the file `path` of a branch is edited; nothing where the host is not known."""
    base, host = _known(repository)
    return base + host.edit.format(branch=quote(branch), path=quote(path)) if host else ""


def issue_url(repository: str) -> str:
    """Return where a mistake is reported; nothing where the host is not known."""
    base, host = _known(repository)
    return base + host.issue if host else ""


def _known(repository: str) -> tuple[str, _Host | None]:
    """Return the repository's address as its pages continue it, and the kind of its host."""
    parts = urlsplit(repository)
    name = parts.hostname or ""
    path = parts.path.strip("/").removesuffix(".git")
    if "/" not in path or name.endswith((".github.io", ".gitlab.io")):
        return "", None
    host = next((host for host in _HOSTS if any(known in name for known in host.names)), None)
    return f"{parts.scheme}://{parts.netloc}/{path}", host
