"""Completions for editors: type the name of a block, and the editor writes the block with places to fill.

The form is that of VS Code's snippets, which other editors read too. Run as a program, it prints the file.
"""

from __future__ import annotations

import json
import sys

_SNIPPETS: dict[str, tuple[str, tuple[str, ...]]] = {
    "summary": (
        "The lesson in two to five points, near its top.",
        ("/// summary", "- ${1:point}", "- ${2:point}", "///"),
    ),
    "task": (
        "Something to do at the reader's own firm, with the time that it takes.",
        ("/// task | ${1:15 min}", "${2:What to do.}", "///"),
    ),
    "key-points": (
        "What to remember of the lesson.",
        ("/// key-points", "- ${1:point}", "- ${2:point}", "///"),
    ),
    "example": (
        "A worked example.",
        ("/// example | ${1:What it shows}", "${2:Text.}", "///"),
    ),
    "figure": (
        "A picture with a caption.",
        (
            "/// figure",
            "![${1:What the picture shows}](${2:../../assets/picture.svg})",
            "",
            "${3:Caption. Source, year.}",
            "///",
        ),
    ),
    "diagram": (
        "The diagram of a file in course/diagrams/, with a caption.",
        ("/// diagram | ${1:name-of-the-file}", "${2:Caption.}", "///"),
    ),
    "hero": (
        "The opening of the home page: a sentence or two and one or two links.",
        (
            "/// hero",
            "${1:What this is, and for whom.}",
            "",
            "[${2:Begin}](${3:01-first-steps/01-welcome.md})",
            "",
            "[${4:See the whole course}](course.md)",
            "///",
        ),
    ),
    "door": (
        "One of the ways into the course, on the home page.",
        ("/// door | ${1:I want to learn}", "${2:A sentence.}", "", "- [${3:Link}](${4:course.md})", "///"),
    ),
    "cards": (
        "A list as a grid of cards.",
        ("/// cards", "- **${1:Word:}** ${2:sentence.}", "- **${3:Word:}** ${4:sentence.}", "///"),
    ),
    "modules": ("The list of all modules, at this place of the home page.", ("/// modules", "///")),
    "partners": ("The partners that course.yml names.", ("/// partners", "///")),
    "stream": (
        "The sheet of a residue: what it is, how much, and who must confirm its status.",
        (
            "```stream",
            "name: ${1:Name of the residue}",
            "from: ${2:Firm and process}",
            "composition: ${3:What it consists of}",
            'quantity: "${4:10–100 t a year}"',
            "season: ${5:all year}",
            'code: "${6:waste code, or why there is none}"',
            "hazard: ${7:none known}",
            'status: "${8:residue, legal status not confirmed}"',
            'confirmed_by: "${9:the competent authority}"',
            "uses:",
            "  - ${10:use}",
            "limits:",
            "  - ${11:limit}",
            "```",
        ),
    ),
    "figures": (
        "Figures with source and year.",
        (
            "```figures",
            "items:",
            '  - value: "${1:635,000 t}"',
            '    label: "${2:what the figure counts}"',
            '    year: "${3:unknown}"',
            '    source: "[${4:Who says it}](${5:https://example.org})"',
            "```",
        ),
    ),
    "term": (
        "A word of the glossary; its id is the key in course/glossary.yml.",
        ("[${1:word}](term:${2:id})",),
    ),
    "quiz": (
        "A question in the short form.",
        (
            "```quiz",
            "id: ${1:name-of-the-lesson-1}",
            "${2:Question?}",
            "- [x] ${3:Right answer} — ${4:Why it is right.}",
            "- [ ] ${5:Wrong answer} — ${6:Why it is wrong.}",
            "```",
        ),
    ),
}
"""Name → what it is for, and the lines; `${1:words}` is the first place to fill."""


def snippets() -> dict[str, dict[str, object]]:
    """Return all completions in the form of VS Code, by their names."""
    return {
        name: {
            "scope": "markdown",
            "prefix": name,
            "description": description,
            "body": [*lines, "$0"] if len(lines) > 1 else [f"{lines[0]}$0"],
        }
        for name, (description, lines) in _SNIPPETS.items()
    }


def snippets_file() -> str:
    """Return the content of a `.code-snippets` file."""
    return json.dumps(snippets(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(snippets_file().encode())
