"""What may import what (design §2), read from the syntax tree, and how long a file and a function may be."""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from guarantee_projects import ROOT

PACKAGE = ROOT / "plugins/symbios"

ORDER = (
    {
        "problems",
        "yamlhints",
        "yamlio",
        "yamlfields",
        "markup",
        "fold",
        "fold_generate",
        "builddate",
        "localenames",
        "fences",
        "htmlread",
    },
    {"course"},
    {"quiz", "translation", "blocks", "diagram"},
    {"registry"},
    {"matching"},
    {"search"},
    {"learner"},
    {"site", "delivery"},
    {"cli"},
    {"__main__"},
)
"""Each may import those before it and itself; the first are small modules that know nothing of the others."""

NEUTRAL = {
    "problems": set(),
    "yamlhints": set(),
    "yamlio": {"problems", "yamlhints"},
    "yamlfields": {"problems", "yamlio"},
    "markup": set(),
    "fold": set(),
    "fold_generate": {"fold"},
    "builddate": set(),
    "localenames": set(),
    "fences": set(),
    "htmlread": set(),
}
"""What each of the small modules may import."""

GLUE = {"mkdocs", "material", "markdown", "pymdownx", "jinja2"}
"""What only `site` may import."""

HOMES = {
    "yaml": ["yamlhints", "yamlio"],
    "markdown": [
        "site.blocks",
        "site.formulas",
        "site.markdown",
        "site.quickinline",
        "site.smallsigns",
        "site.typography",
    ],
    "pymdownx": ["site.markdown"],
    "pymdownx.blocks": ["site.blocks"],
    "mkdocs": ["site.host"],
    "watchdog": ["site.host"],
    "babel": ["localenames"],
    "babel.messages": ["translation.catalogs"],
    "jinja2": ["site.templates"],
    "tinycss2": ["site.themecss"],
    "defusedxml": ["quiz.formats.xml"],
    "nh3": ["quiz.formats.markdown"],
    "latex2mathml": ["site.math"],
    "click": ["cli"],
}
"""Each library, or part of one, and the only modules that import it; `cli` stands for every command."""

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
FILE_LINES, FUNCTION_LINES = 320, 45


def modules() -> dict[str, tuple[Path, ast.Module]]:
    """Return each module of the package by its name inside it, such as `site.nav`."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = path, ast.parse(path.read_text(encoding="utf-8"))
    return found


MODULES = modules()


def imports(name: str) -> Iterator[tuple[str, int]]:
    """Yield the full names that a module imports, those for types alone too, with their line."""
    for node in ast.walk(MODULES[name][1]):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno}: write the whole name of the package"
            assert node.module is not None
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def own_imports(name: str) -> Iterator[tuple[str, int]]:
    """Yield the parts of our own package that a module imports: `course`, `quiz` …."""
    for target, line in imports(name):
        top, _, rest = target.partition(".")
        part = rest.partition(".")[0]
        if top == "symbios" and part and part != "__version__":
            yield part, line


def library(target: str) -> str:
    """Return the library to which an imported name belongs."""
    parts = ("babel.messages", "pymdownx.blocks")
    return next((part for part in parts if target.startswith(part)), target.partition(".")[0])


def rank(part: str) -> int:
    """Return the place of a part of the package in the order."""
    found = [place for place, parts in enumerate(ORDER) if part in parts]
    assert found, f"“{part}” has no place in the order of design §2; give it one in {Path(__file__).name}"
    return found[0]


def test_every_import_follows_the_order() -> None:
    """A part of the package imports only what comes before it."""
    wrong = [
        f"{name}:{line} imports {part}"
        for name in MODULES
        if name
        for part, line in own_imports(name)
        if part != name.partition(".")[0] and rank(part) >= rank(name.partition(".")[0])
        if rank(part) > 0 or name.partition(".")[0] not in NEUTRAL
    ]
    assert wrong == []


@pytest.mark.parametrize("name", NEUTRAL)
def test_small_modules_know_nothing_of_the_others(name: str) -> None:
    """The modules that everything uses import nothing of the package but what the table says."""
    assert {part for part, _ in own_imports(name)} <= NEUTRAL[name]


def test_the_package_itself_imports_nothing() -> None:
    """`import symbios` alone loads no part of it."""
    assert list(own_imports("")) == []


def test_domain_packages_know_no_glue() -> None:
    """Only `site` knows MkDocs, Material, Markdown and templates: it must be replaceable."""
    wrong = [
        f"{name}:{line} imports {target}"
        for name in MODULES
        for target, line in imports(name)
        if target.partition(".")[0] in GLUE and name.partition(".")[0] != "site"
    ]
    assert wrong == []


def test_each_library_has_one_home() -> None:
    """A third-party library is imported in the one module of the table, and no other library is."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in MODULES:
        for target, _ in imports(name):
            top = library(target)
            if top not in sys.stdlib_module_names and top != "symbios":
                found[top].add("cli" if name.partition(".")[0] == "cli" else name)
    assert {top: sorted(homes) for top, homes in found.items()} == HOMES


def test_names_say_what_a_module_is() -> None:
    """No module is called after the fact that its maker had no name for it."""
    assert [name for name in MODULES if set(name.split(".")) & VAGUE] == []


def test_no_file_asks_to_be_split() -> None:
    """A file has at most 320 lines."""
    lengths = {
        name: len(path.read_text(encoding="utf-8").splitlines()) for name, (path, _) in MODULES.items()
    }
    assert {name: length for name, length in lengths.items() if length > FILE_LINES} == {}


def test_no_function_asks_to_be_split() -> None:
    """A function has at most 45 lines."""
    lengths = {
        f"{name}.{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, (_, module) in MODULES.items()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > FUNCTION_LINES} == {}
