"""What stands in the built site of the real course: addresses, policy, languages, files."""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from guarantee_pages import ADDRESSES, BuiltPage, Element, pages, parse
from guarantee_projects import SITE_URL, tree

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' data: blob:; worker-src blob:; frame-src 'self'; object-src 'none'; base-uri 'none'"
)
LOCALES = {"en": ("en", "ltr"), "sl": ("sl", "ltr")}
FOREIGN = ("https://", "http://", "mailto:", "tel:")
LOADING = {
    "audio",
    "embed",
    "iframe",
    "image",
    "img",
    "input",
    "object",
    "script",
    "source",
    "track",
    "use",
    "video",
}
FALLBACK = "sl/why/myths.html"
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


def frames(site: Path) -> dict[str, BuiltPage]:
    """Return the pages of the locales: all but the first page and the one for a wrong address."""
    return {url: page for url, page in pages(site).items() if "/" in url}


def addresses(page: BuiltPage) -> Iterator[tuple[Element, str]]:
    """Yield every address in a page that leads to a file of the site, with its element."""
    for element in page.document.all():
        if element.tag == "link" and element.attributes.get("rel") in {"canonical", "alternate"}:
            continue
        for name in ADDRESSES & element.attributes.keys():
            address = element.attributes[name]
            if not (element.tag == "a" and address.startswith(FOREIGN)):
                yield element, address


def test_the_site_has_pages(site: Path) -> None:
    """The checks below look at something: every locale has its home page, modules, lessons, directory."""
    for code in LOCALES:
        found = [url for url in frames(site) if url.startswith(f"{code}/")]
        assert len(found) >= 20
        assert {f"{code}/index.html", f"{code}/why/definition.html", f"{code}/directory/index.html"} <= {
            *found
        }


@pytest.mark.parametrize("kind", ["site", "site_with_url"])
def test_every_address_is_relative_and_leads_to_a_file(kind: str, request: pytest.FixtureRequest) -> None:
    """Links, pictures, styles, scripts and data: none is absolute, each file and each section exists."""
    site: Path = request.getfixturevalue(kind)
    found = pages(site)
    wrong = []
    for page in found.values():
        if page.url == "404.html":
            continue
        for element, address in addresses(page):
            path, fragment = page.resolve(address)
            relative = not re.match(r"/|[a-zA-Z][a-zA-Z0-9+.-]*:", address)
            exists = relative and address != "" and (site / path).is_file()
            if exists and fragment and element.tag == "a":
                exists = fragment in found[path].ids
            if not exists and not (element.tag == "img" and address.startswith("data:")):
                wrong.append((page.url, element.tag, address))
    assert wrong == []


def test_addresses_for_the_themes_script_are_relative_too(site: Path) -> None:
    """The data block names the root of the site and the search engine from the page's own place."""
    for page in frames(site).values():
        path, _ = page.resolve(f"{page.config['base']}/index.html")
        assert path == "index.html", page.url
        path, _ = page.resolve(str(page.config["search"]))
        assert (site / path).is_file(), page.url


def test_styles_load_nothing_from_elsewhere(site: Path) -> None:
    """An address in a style sheet is data or a file of the site."""
    sheets = sorted(site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        for match in CSS_ADDRESS.finditer(sheet.read_text(encoding="utf-8")):
            address = match[1] or match[2]
            assert address.startswith(("data:", "#")) or (sheet.parent / address).is_file(), address


def test_nothing_is_loaded_from_another_host(site_with_url: Path) -> None:
    """No element that loads something names a host; no hint asks a browser to connect or to fetch ahead."""
    for page in pages(site_with_url).values():
        for element in page.document.all():
            if element.tag in LOADING:
                for name in ("src", "href", "data", "srcset", "poster", "xlink:href"):
                    assert "//" not in element.attributes.get(name, ""), page.url
            if element.tag == "link":
                assert element.attributes["rel"] in {"stylesheet", "icon", "canonical", "alternate"}, page.url
            assert element.tag not in {"iframe", "embed", "object", "base"}, page.url


def test_every_page_states_the_policy_first(site: Path) -> None:
    """The policy comes right after the character set, before anything that it governs; 404 adds one hash."""
    for page in pages(site).values():
        head = page.document.one("head")
        first, second = [child for child in head.children if isinstance(child, Element)][:2]
        assert first.attributes == {"charset": "utf-8"}, page.url
        assert second.attributes["http-equiv"] == "Content-Security-Policy", page.url
        expected = POLICY
        if page.url == "404.html":
            style = page.document.one("style").source
            digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
            expected = POLICY.replace("style-src 'self'", f"style-src 'self' 'sha256-{digest}'")
        assert second.attributes["content"] == expected, page.url
        assert len(page.document.all("meta", **{"http-equiv": "Content-Security-Policy"})) == 1


def test_no_page_has_inline_script_or_style(site: Path) -> None:
    """Script comes from files, classic ones; only data blocks stand in a page; no style, no event handler."""
    for page in pages(site).values():
        for element in page.document.all():
            for name in element.attributes:
                assert name != "style", (page.url, element.tag)
                assert not name.startswith("on"), (page.url, element.tag, name)
            if element.tag == "script":
                kind = element.attributes.get("type", "")
                if "src" in element.attributes:
                    assert kind in {"", "text/javascript"}, page.url
                else:
                    assert kind == "application/json", page.url
                    json.loads(element.source)
            assert element.tag != "style" or page.url == "404.html", page.url


def test_each_frame_says_its_language_and_direction(site: Path) -> None:
    """The root element has the locale's language, and the direction stands on it or on the body."""
    for page in frames(site).values():
        lang, direction = LOCALES[page.url.partition("/")[0]]
        html, body = page.document.one("html"), page.document.one("body")
        assert html.attributes["lang"] == lang, page.url
        assert direction in {html.attributes.get("dir"), body.attributes.get("dir")}, page.url


def test_the_language_switch_leads_to_the_same_page(site: Path) -> None:
    """Each page offers every locale, and each leads to the same lesson, also where it is not translated."""
    for page in frames(site).values():
        switch = page.document.one("header").all("a")
        found = {
            link.attributes["hreflang"]: page.resolve(link.attributes["href"])[0]
            for link in switch
            if "hreflang" in link.attributes
        }
        rest = page.url.partition("/")[2]
        assert found == {lang: f"{code}/{rest}" for code, (lang, _) in LOCALES.items()}, page.url


def test_the_first_page_offers_every_language(site: Path) -> None:
    """Without script, the first page has one link for each locale, in its own language."""
    page = pages(site)["index.html"]
    links = page.document.one("main").all("a")
    assert [(link.attributes["lang"], link.attributes["href"]) for link in links] == [
        (lang, f"{code}/index.html") for code, (lang, _) in LOCALES.items()
    ]


def absolute(page: BuiltPage) -> dict[str, str]:
    """Return the absolute addresses in the head of a page, by language; the page's own has the key ``."""
    links = page.document.one("head").all("link")
    return {
        link.attributes.get("hreflang", ""): link.attributes["href"]
        for link in links
        if link.attributes["rel"] in {"canonical", "alternate"}
    }


def test_absolute_addresses_need_a_site_address(site: Path) -> None:
    """Without site_url there is neither a canonical address, nor hreflang in the head, nor a sitemap."""
    assert [page.url for page in pages(site).values() if absolute(page)] == []
    assert not (site / "sitemap.xml").exists()


def test_absolute_addresses_are_those_of_the_site(site_with_url: Path) -> None:
    """With site_url each page names itself, itself in each locale, and the first page for all others."""
    base = quote(SITE_URL, safe=":/")
    for page in frames(site_with_url).values():
        rest = page.url.partition("/")[2]
        expected = {lang: f"{base}{code}/{rest}" for code, (lang, _) in LOCALES.items()}
        assert absolute(page) == expected | {"": base + page.url, "x-default": f"{base}index.html"}
    assert absolute(pages(site_with_url)["index.html"]) == {"": f"{base}index.html"}


def test_the_sitemap_has_every_page_and_no_date(site_with_url: Path) -> None:
    """The sitemap is the list of the pages, in one order, without anything that changes with the day."""
    text = (site_with_url / "sitemap.xml").read_text(encoding="utf-8")
    base = quote(SITE_URL, safe=":/")
    assert re.findall("<loc>(.*)</loc>", text) == [base + url for url in sorted(frames(site_with_url))]
    assert "lastmod" not in text
    assert not (site_with_url / "sitemap.xml.gz").exists()


def test_the_page_for_a_wrong_address_works_at_any_depth(site_with_url: Path, site: Path) -> None:
    """It loads nothing, and its links begin at the host's root, in the folder of the site's address."""
    for folder, base in ((site_with_url, "/a%20course/%C5%BE/"), (site, "/")):
        page = pages(folder)["404.html"]
        links = [link.attributes["href"] for link in page.document.all("a")]
        assert links == [
            f"{base}{code}/{name}.html" for code in LOCALES for name in ("index", "course", "sitemap")
        ]
        assert [link.attributes["href"] for link in page.document.all("link")] == ["data:,"]
        assert page.document.all("script") == page.document.all("img") == []


def test_a_missing_translation_is_shown_in_the_readers_frame(site_with_a_gap: Path) -> None:
    """The frame is Slovene, the text is English and marked so, and a notice says so in Slovene."""
    site = site_with_a_gap
    page = pages(site)[FALLBACK]
    assert page.document.one("html").attributes["lang"] == "sl"
    (notice,) = page.document.all("aside", class_="course-notice--missing")
    assert notice.text.endswith("angleščina.")
    text = page.document.one("article").all("div", lang="en")[0]
    assert (text.attributes["lang"], text.attributes["dir"]) == ("en", "ltr")
    assert "only another word for recycling" in text.text
    assert notice not in text.all()
    original = parse(pages(site)["en/why/myths.html"].html).one("article")
    assert {heading.text for heading in original.all("h2")} == {heading.text for heading in text.all("h2")}


def test_the_navigation_marks_a_title_of_another_language(site_with_a_gap: Path) -> None:
    """A title that is not translated is marked with its language wherever a Slovene page prints it."""
    site = site_with_a_gap
    for url in ("sl/why/index.html", "sl/why/nisp.html"):
        titles = [
            element
            for element in pages(site)[url].document.all()
            if "Myths and claims" in "".join(child for child in element.children if isinstance(child, str))
            and element.tag not in {"script", "title"}
        ]
        assert titles
        for title in titles:
            at: Element | None = title
            while at is not None and "lang" not in at.attributes:
                at = at.parent
            assert at is not None
            assert at.attributes["lang"] == "en", url


def test_sources_that_nobody_reads_are_not_published(site: Path) -> None:
    """Neither settings, banks, templates, source maps nor stemmers of the theme get into the site."""
    names = tree(site).keys()
    assert {name.rpartition(".")[2] for name in names} <= {"html", "md", "js", "json", "css", "svg", "png"}
    assert [
        name for name in names if name.endswith((".map", ".yml")) or "lunr" in name or "banks" in name
    ] == []
    assert [name for name in names if name.rpartition("/")[2].startswith(".")] == []


def test_every_file_is_used_by_a_page(site: Path) -> None:
    """No file lies in the site to which no page leads, but pages for machines and the page for errors."""
    used = {"index.html", "404.html"}
    for page in pages(site).values():
        if page.url != "404.html":
            used |= {page.resolve(address)[0] for _, address in addresses(page)}
            for block in page.document.all("script"):
                later = block.attributes.get("data-scripts", "").split()
                used |= {page.resolve(address)[0] for address in later}
    names = tree(site).keys()
    # Beside a script that holds data lies the same data as JSON, for other programs.
    used |= {f"{name.removesuffix('.js')}.json" for name in used if "/search/" in name}
    assert sorted(names - used) == []


def test_names_of_scripts_styles_and_data_change_with_their_content(site: Path) -> None:
    """The name carries a hash of the content, so that a page never runs the data of another version."""
    files = tree(site)
    hashed = {name for name in files if name.startswith("assets/theme/") or name.endswith((".js", ".css"))}
    assert len(hashed) > 10
    for name in hashed:
        assert hashlib.sha256(files[name]).hexdigest()[:10] in name
    scripts = {name.removesuffix(".js") for name in hashed}
    assert {name.removesuffix(".json") for name in files if name.endswith(".json")} <= scripts


def test_no_style_or_script_asks_for_a_source_map(site: Path) -> None:
    """The last line that would name a map is taken off, as the map is not there."""
    for name, content in tree(site).items():
        if name.endswith((".js", ".css")):
            assert b"sourceMappingURL" not in content[-300:], name


def test_the_generator_is_the_same_under_every_host(site: Path) -> None:
    """No page says what host made it; the page about licences names whose work is in every copy."""
    for page in frames(site).values():
        (generator,) = page.document.all("meta", name="generator")
        assert re.fullmatch(r"Course generator \d+\.\d+\.\d+", generator.attributes["content"])
        if not page.url.endswith("/licence.html"):
            assert "mkdocs" not in page.html.lower(), page.url
