"""What in every page is the work of others: the one list that the licence page is made from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A work of others in the site; `copyright` is its own line, `licence` the licence's name."""

    name: str
    copyright: str
    licence: str
    website: str


NOTICES = (
    Notice(
        "Material for MkDocs",
        "Copyright © 2016–2025 Martin Donath",
        "MIT",
        "https://github.com/squidfunk/mkdocs-material",
    ),
    Notice("lunr.js", "Copyright © 2013 Oliver Nightingale", "MIT", "https://github.com/olivernn/lunr.js"),
    Notice("clipboard.js", "Copyright © Zeno Rocha", "MIT", "https://github.com/zenorocha/clipboard.js"),
    Notice(
        "escape-html",
        "Copyright © 2012–2013 TJ Holowaychuk, © 2015 Andreas Lubbe, © 2015 Tiancheng Gu",
        "MIT",
        "https://github.com/component/escape-html",
    ),
    Notice(
        "RxJS",
        "Copyright © 2015–2025 Google, Inc., Netflix, Inc., Microsoft Corp. and contributors",
        "Apache 2.0",
        "https://github.com/ReactiveX/rxjs",
    ),
    Notice(
        "focus-visible",
        "Copyright © World Wide Web Consortium and the contributors",
        "W3C Software and Document License",
        "https://github.com/WICG/focus-visible",
    ),
)
"""The theme, the search, and what Material for MkDocs brings in its script."""

MIT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the “Software”), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED “AS IS”, WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN
NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY,
WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""
"""The text of the MIT licence, which asks to go with every copy; an empty line parts its paragraphs."""
