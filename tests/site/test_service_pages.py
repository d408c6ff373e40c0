"""The pages that every course gets: statement, licence, site map, glossary, partners, wrong address."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Environment, FileSystemLoader

from symbios.course import load
from symbios.course.accessibility import Accessibility, Feedback, Status
from symbios.markup import Html
from symbios.problems import Report
from symbios.registry.load import load as load_registry
from symbios.site.frames import FrameFiles
from symbios.site.service.accessibility import accessibility_html
from symbios.site.service.alphabet import initial, sort_key
from symbios.site.service.creativecommons import creative_commons
from symbios.site.service.glossary import glossary_html, terms_html
from symbios.site.service.licence import licence_html
from symbios.site.service.notices import MIT, NOTICES
from symbios.site.service.partners import check_partners, partners_html
from symbios.site.service.repository import edit_url, issue_url
from symbios.site.service.sitemap import Entry, sitemap_html
from symbios.site.service.texts import filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from symbios.course import Course, Locale
    from symbios.registry.model import Registry

    Make = Callable[..., Course]

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 24)
TINY = "id: tiny\ntitle: {en: Tiny, sl: Drobno}\nsource_locale: en\nlocales: [en, sl]\n"


def english(text: str, /) -> str:
    """Return an interface string as it is."""
    return text


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that loads a course without pages, of settings beyond the least and a glossary."""

    def make_course(settings: str = "", glossary: str = "") -> Course:
        folder = tmp_path / "course"
        folder.mkdir(exist_ok=True)
        (folder / "course.yml").write_text(TINY + settings, encoding="utf-8")
        (folder / "glossary.yml").write_text(glossary, encoding="utf-8")
        report = Report()
        course = load(folder, tmp_path, report)
        assert [str(problem) for problem in report] == []
        return course

    return make_course


@pytest.fixture(scope="module")
def real() -> Course:
    """Return the project's own course."""
    return load(ROOT / "course", ROOT, Report())


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the project's own registry."""
    return load_registry(ROOT / "community_data", ["en", "sl"], "en", DAY, Report())


def locale_of(course: Course, code: str) -> Locale:
    """Return a locale of a course."""
    return next(locale for locale in course.locales if locale.code == code)


def statement(course: Course, code: str = "en") -> Html:
    """Return the accessibility statement of a course."""
    return accessibility_html(course, locale_of(course, code), english)


def headings(html: str) -> list[str]:
    """Return the headings of a page with their level."""
    return [f"{level} {words}" for level, words in re.findall(r"<h(\d)[^>]*>(.*?)</h\1>", html)]


def plain(html: str) -> str:
    """Return the text of a page, one line for each block."""
    return re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|li|dt|dd|h\d)>", "\n", html))


PATH = "course/en/01-why/02-definition.md"


@pytest.mark.parametrize(
    ("repository", "edit", "issue"),
    [
        (
            "https://github.com/a/b",
            f"https://github.com/a/b/edit/main/{PATH}",
            "https://github.com/a/b/issues/new",
        ),
        (
            "https://github.com/a/b.git",
            f"https://github.com/a/b/edit/main/{PATH}",
            "https://github.com/a/b/issues/new",
        ),
        (
            "https://gitlab.com/group/sub/b/",
            f"https://gitlab.com/group/sub/b/-/edit/main/{PATH}",
            "https://gitlab.com/group/sub/b/-/issues/new",
        ),
        (
            "https://gitlab.example.org:8443/a/b",
            f"https://gitlab.example.org:8443/a/b/-/edit/main/{PATH}",
            "https://gitlab.example.org:8443/a/b/-/issues/new",
        ),
        (
            "https://codeberg.org/a/b",
            f"https://codeberg.org/a/b/_edit/main/{PATH}",
            "https://codeberg.org/a/b/issues/new",
        ),
        (
            "https://gitea.example.org/a/b",
            f"https://gitea.example.org/a/b/_edit/main/{PATH}",
            "https://gitea.example.org/a/b/issues/new",
        ),
        (
            "https://forgejo.example.org/a/b",
            f"https://forgejo.example.org/a/b/_edit/main/{PATH}",
            "https://forgejo.example.org/a/b/issues/new",
        ),
        (
            "https://bitbucket.org/a/b",
            f"https://bitbucket.org/a/b/src/main/{PATH}",
            "https://bitbucket.org/a/b/issues/new",
        ),
        ("https://example.org/a/b", "", ""),
        ("https://github.com/a", "", ""),
        ("https://a.github.io/b/c", "", ""),
        ("https://group.gitlab.io/b/c", "", ""),
        ("", "", ""),
    ],
)
def test_each_host_has_its_own_address_for_editing(repository: str, edit: str, issue: str) -> None:
    """A page is edited and a mistake reported where that host does it; an unknown host gets no link."""
    assert edit_url(repository, "main", PATH) == edit
    assert issue_url(repository) == issue


def test_names_of_branches_and_files_are_written_for_an_address() -> None:
    """A slash in a branch stays, and a blank in a file's name is encoded."""
    found = edit_url("https://github.com/a/b", "topic/next", "course/sl/01-zakaj/č d.md")
    assert found == "https://github.com/a/b/edit/topic/next/course/sl/01-zakaj/%C4%8D%20d.md"


def test_settings_of_the_statement_are_read(make: Make) -> None:
    """What course.yml says arrives as it was written; `self` is no text."""
    course = make(
        "accessibility:\n  status: conformant\n  standard: WCAG 2.2 AAA\n  method: self\n"
        "  reviewed: 2026-10-01\n  feedback: {mail: help@example.org}\n"
        "branch: trunk\ncontacts: {mail: info@example.org, issues: https://example.org/issues}\n"
    )
    settings = course.settings
    assert settings.accessibility == Accessibility(
        status=Status.CONFORMANT,
        standard="WCAG 2.2 AAA",
        reviewed=date(2026, 10, 1),
        self_assessed=True,
        feedback=Feedback(mail="help@example.org"),
    )
    assert settings.branch == "trunk"
    assert settings.contacts == {"mail": "info@example.org", "issues": "https://example.org/issues"}


def test_without_settings_nothing_is_claimed(make: Make) -> None:
    """A course that says nothing has no statement, no partners and no contacts, and the branch main."""
    settings = make().settings
    assert settings.accessibility is None
    assert Accessibility().status is Status.NOT_ASSESSED
    assert (settings.branch, settings.partners, settings.contacts) == ("main", (), {})


def test_the_statement_has_the_parts_of_the_model_in_their_order(make: Make) -> None:
    """The parts are those of Decision (EU) 2018/1523: status, content, preparation, feedback, enforcement."""
    html = statement(make())
    assert headings(html) == [
        "2 Compliance status",
        "2 Content that is not accessible",
        "2 Preparation of this statement",
        "2 Feedback and contact",
        "2 Enforcement procedure",
    ]
    assert html.startswith(
        "<p>Tiny is committed to making this website accessible, in line with Directive (EU) 2016/2102.</p>"
    )


def test_a_statement_of_nothing_says_what_is_missing(make: Make) -> None:
    """Without data the page claims nothing and says that assessment, date, contact and body are missing."""
    assert plain(statement(make())).splitlines()[3:] == [
        (
            "No independent body has assessed this website yet. We aim at EN 301 549 / WCAG 2.2 AA; "
            "we do not claim to meet it."
        ),
        "Content that is not accessible",
        "There is no list yet, because there was no assessment.",
        "Preparation of this statement",
        "The project has not said yet when and how this statement was prepared.",
        "Feedback and contact",
        "Is there something here that you cannot use? Tell us. You can also ask for it in another form.",
        "The project has not named a contact for this yet.",
        "Enforcement procedure",
        (
            "If our answer does not help you, you can turn to the public body that enforces the rules on "
            "accessibility."
        ),
        "The project has not named this body yet.",
    ]


BARRIER = "  exceptions:\n    - {text: A film, reason: non-compliance}\n"


@pytest.mark.parametrize(
    ("status", "barriers", "says"),
    [
        (
            "non-conformant",
            BARRIER,
            "This website does not comply with X. What is not accessible is listed below.",
        ),
        (
            "partially-conformant",
            BARRIER,
            "This website complies with X in part. What is not accessible is listed below.",
        ),
        ("conformant", "", "This website complies with X in full."),
    ],
)
def test_each_status_has_its_sentence(status: str, barriers: str, says: str, make: Make) -> None:
    """The status is said in words, with the standard; full compliance needs no list of barriers."""
    html = statement(make(f"accessibility:\n  status: {status}\n  standard: X\n  method: self\n{barriers}"))
    assert f"<p>{says}</p>" in html
    assert ("Content that is not accessible" in html) is bool(barriers)
    assert "The statement is based on an assessment by the project itself." in html


def test_barriers_stand_under_their_reasons(make: Make) -> None:
    """What is not accessible is grouped as (a), (b), (c) of the model, with what can be used instead."""
    html = statement(
        make(
            "accessibility:\n  exceptions:\n"
            "    - {text: A map, reason: out-of-scope}\n"
            "    - text: {en: A film, sl: Film}\n      reason: non-compliance\n"
            "      alternative: {en: The text, sl: Besedilo}\n"
            "    - {text: An archive, reason: disproportionate-burden}\n"
        ),
        "sl",
    )
    part = html.partition("accessibility-barriers")[2].partition("accessibility-preparation")[0]
    assert headings(part) == [
        "3 Does not comply with the rules",
        "3 Disproportionate burden",
        "3 Not within the scope of the law",
    ]
    assert "<li>Film<br>Instead: Besedilo</li>" in part
    assert '<li><span lang="en" dir="ltr">A map</span></li>' in part


def test_dates_of_the_statement_are_in_words(make: Make) -> None:
    """Dates are worded in the reader's language and can be read by programs."""
    html = statement(make("accessibility: {prepared: 2026-11-24, reviewed: 2027-01-31}\n"), "sl")
    assert 'Date of this statement: <time datetime="2026-11-24">24. november 2026</time>.' in html
    assert 'Date of the last review: <time datetime="2027-01-31">31. januar 2027</time>.' in html


def test_contacts_of_the_project_stand_in_for_feedback(make: Make) -> None:
    """Where the statement has no contact of its own, the project's is shown; its own comes first."""
    contacts = "contacts: {mail: info@example.org, website: https://example.org/}\n"
    html = statement(make(contacts))
    assert '<a href="mailto:info@example.org">info@example.org</a>' in html
    assert '<a href="https://example.org/">example.org</a>' in html
    own = statement(make(f"{contacts}accessibility:\n  feedback: {{mail: access@example.org}}\n"))
    assert "mailto:access@example.org" in own
    assert "info@example.org" not in own


def test_the_body_that_enforces_the_rules_comes_from_data(make: Make) -> None:
    """A body is named with its country and site; a country without a body says so, with its note."""
    html = statement(
        make(
            "accessibility:\n  enforcement:\n"
            "    - {country: SI, name: Office, website: 'https://example.org/'}\n"
            "    - {country: PT, note: To be confirmed.}\n"
        )
    )
    assert '<li>Slovenia: <a href="https://example.org/">Office</a></li>' in html
    assert "<li>Portugal: The project has not named this body yet.<br>To be confirmed.</li>" in html


def test_texts_of_the_statement_are_never_markup(make: Make) -> None:
    """What course.yml says is shown as it was written."""
    html = statement(make("accessibility:\n  method: '<b>x</b>'\n  standard: '<i>'\n"))
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "We aim at &lt;i&gt;;" in html


@pytest.mark.parametrize("code", ["en", "sl"])
def test_the_courses_own_statement_is_honest(real: Course, code: str) -> None:
    """It claims nothing, names what nobody has tested, and names no body that was not confirmed."""
    html = statement(real, code)
    said = real.settings.accessibility
    assert said is not None
    assert said.status is Status.NOT_ASSESSED
    for words in ("axe-core", "NVDA", "TalkBack", "VoiceOver", "Universidade Portucalense"):
        assert words in html
    assert 'href="https://symbios-project.eu"' in html
    assert "The project has not named this body yet." in html
    assert " lang=" not in html


def test_a_sentence_whose_translation_lost_a_part_still_shows_it() -> None:
    """A part has its place in the sentence, else it stands at the end; a stray place disappears."""
    assert filled("On {day}, {what}", day=Html("<b>1</b>"), what=Html("x")) == "On <b>1</b>, x"
    assert filled("On & on", day=Html("1")) == "On &amp; on 1"
    assert filled("On {that}day", day=Html("1")) == "On day 1"


@pytest.mark.parametrize(
    ("name", "lang", "deed"),
    [
        ("CC BY 4.0", "en-GB", "https://creativecommons.org/licenses/by/4.0/deed.en"),
        ("CC BY 4.0", "sl", "https://creativecommons.org/licenses/by/4.0/deed.sl"),
        ("cc-by-sa-4.0", "pt-PT", "https://creativecommons.org/licenses/by-sa/4.0/deed.pt"),
        ("CC BY-NC-ND 3.0", "pt-BR", "https://creativecommons.org/licenses/by-nc-nd/3.0/deed.pt-br"),
        ("CC BY 4.0", "nb-NO", "https://creativecommons.org/licenses/by/4.0/deed.no"),
        ("CC BY 4.0", "mt", "https://creativecommons.org/licenses/by/4.0/deed.en"),
        ("CC0 1.0", "it", "https://creativecommons.org/publicdomain/zero/1.0/deed.it"),
    ],
)
def test_the_deed_is_in_the_readers_language(name: str, lang: str, deed: str) -> None:
    """A licence of Creative Commons leads to its deed, in English where there is none in the language."""
    found = creative_commons(name)
    assert found is not None
    assert found.deed(lang) == deed


@pytest.mark.parametrize("name", ["", "MIT", "CC BY", "CC BY-ND-SA 4.0", "All rights reserved"])
def test_other_licences_have_no_deed(name: str) -> None:
    """A name that is no licence of Creative Commons is not taken for one."""
    assert creative_commons(name) is None


def licence(course: Course, code: str = "en") -> Html:
    """Return the licence page of a course."""
    return licence_html(course, locale_of(course, code), english)


def test_the_courses_own_licence_page_has_a_line_to_copy(real: Course) -> None:
    """The line names title, project, licence and, where the European Union pays, that it does."""
    html = licence(real, "sl")
    assert '<a href="https://creativecommons.org/licenses/by/4.0/deed.sl">CC BY 4.0</a>' in html
    assert (
        '<p class="course-licence__line">“Industrijska simbioza: od ostanka do vira”. SYMBIOS, '
        "https://symbios-project.eu. Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). "
        "Sofinancira Evropska unija.</p>"
    ) in html
    assert "Erasmus+ KA220-VET 2024-1-PT01-KA220-VET-000253813" in html
    assert "draft wording" in html
    assert headings(html) == [
        "2 Texts and pictures",
        "2 How to name the source",
        "2 Editable form",
        "2 Funding",
        "2 Work of others",
    ]


def test_a_course_without_licence_says_so(make: Make) -> None:
    """Where there is no licence there is no line to copy; where nobody pays there is no heading."""
    html = licence(make())
    assert "The project has not named a licence yet. Ask before you use something from here." in html
    assert headings(html) == ["2 Texts and pictures", "2 Editable form", "2 Work of others"]


def test_another_licence_is_named_without_link(make: Make) -> None:
    """A licence that is not one of Creative Commons is a name alone."""
    html = licence(make("licence: Our own\n"))
    assert "the content has this licence: Our own." in html
    assert '<p class="course-licence__line">“Tiny”. Licence: Our own.</p>' in html


def test_a_public_domain_course_asks_for_nothing(make: Make) -> None:
    """CC0 asks for no credit, and the page does not ask for it either."""
    html = licence(make("licence: CC0 1.0\n"))
    assert "You need not name the source." in html
    assert "say what you changed" not in html


def test_the_work_of_others_is_named_with_its_licence(make: Make) -> None:
    """Each program of the list has its holder and licence, and the MIT text goes with the copy."""
    html = licence(make(), "sl")
    for notice in NOTICES:
        assert f"<strong>{notice.name}</strong>: {notice.copyright}. Licence: {notice.licence}." in html
    assert {"Material for MkDocs", "lunr.js"} <= {notice.name for notice in NOTICES}
    assert '<div lang="en" dir="ltr"><p>Permission is hereby granted' in html
    assert all(part in html for part in MIT.split("\n\n"))


def test_the_site_map_is_lists_in_lists() -> None:
    """Pages are links, their children a list inside; a part without address is a heading."""
    lesson = Entry(Html("One &amp; two"), "why/a.html")
    entries = [
        Entry(Html("Home"), "index.html"),
        Entry(Html("Why"), "why/index.html", (lesson,)),
        Entry(Html("Others"), "", (Entry(Html("About"), "about.html"),)),
    ]
    assert sitemap_html(entries) == (
        '<div class="course-sitemap"><ul><li><a href="index.html">Home</a></li>'
        '<li><a href="why/index.html">Why</a>'
        '<ul><li><a href="why/a.html">One &amp; two</a></li></ul></li></ul>'
        '<h2 id="sitemap-1">Others</h2><ul><li><a href="about.html">About</a></li></ul></div>'
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("sl", "cink čas ćup dan đak sod šola zob žito"),
        ("pt-PT", "açúcar água ambiente café carbono crómio energia ética"),
        ("es", "nácar nube nuez ñame oliva"),
        ("sv", "zink åker äpple öl"),
        ("da", "zink æble øl å"),
        ("cs", "cukr čaj hora chléb les"),
        ("hr", "dva džep đak lan ljeto"),
        ("tr", "hız ısı iş izin"),  # noqa: RUF001
        ("et", "sool šokk zoo tuul vesi õli äri öö ülo"),
        ("de", "ähnlich Apfel Äther Azid"),
    ],
)
def test_words_are_sorted_as_their_readers_sort(lang: str, words: str) -> None:
    """Letters of their own stand behind their plain letter or at the end; other accents do not count."""
    expected = words.split()
    turned = expected[::-1]
    assert sorted(turned, key=lambda word: sort_key(word, lang)) == expected


@pytest.mark.parametrize(
    ("word", "lang", "letter"),
    [
        ("čas", "sl", "Č"),
        ("água", "pt", "A"),
        ("ljeto", "hr", "Lj"),
        ("iş", "tr", "İ"),
        ("Überschuss", "de", "U"),
        ("(hidro)", "sl", "#"),
        ("3D", "en", "#"),
    ],
)
def test_the_letter_of_a_word_is_that_of_its_alphabet(word: str, lang: str, letter: str) -> None:
    """A word stands under the letter under which its readers look for it."""
    assert initial(word, lang) == letter


def glossary_of(words: str, code: str = "sl") -> str:
    """Return a glossary file with some terms of one locale."""
    return "".join(
        f"t{number}: {{{code}: {{term: {word}, definition: D}}}}\n"
        for number, word in enumerate(reversed(words.split()))
    )


def terms(html: str) -> list[str]:
    """Return the terms of a glossary in their order."""
    return re.findall(r"<dt[^>]*>(.*?)</dt>", html)


def test_a_short_glossary_is_one_list_by_the_alphabet(make: Make) -> None:
    """Up to twenty terms have no letters above them; each can be linked to by its id."""
    words = "cink čas dan žito"
    course = make(glossary=glossary_of(words))
    html = glossary_html(course, locale_of(course, "sl"), english)
    assert terms(html) == words.split()
    assert headings(html) == []
    assert re.findall(r'<dt id="(\w+)">', html) == ["t3", "t2", "t1", "t0"]


def test_a_long_glossary_has_a_heading_for_each_letter(make: Make) -> None:
    """From twenty-one terms on, each letter that has terms has a heading and a list."""
    words = "cink čas čoln " + " ".join(f"sod{letter}" for letter in "abcdefghijklmnopq") + " šola"
    course = make(glossary=glossary_of(words))
    html = glossary_html(course, locale_of(course, "sl"), english)
    assert headings(html) == ["2 C", "2 Č", "2 S", "2 Š"]
    assert '<h2 id="letter-č" data-search="off">Č</h2><dl class="course-glossary">' in html
    assert terms(html) == words.split()


TERMS = (
    "residue:\n  en: {term: residue & more, definition: What is left., source: Us}\n"
    "  sl: {term: ostanek, definition: Kar ostane.}\n"
    "heat:\n  en: {term: heat, definition: Energy., source: Them}\n"
)


def test_a_term_that_is_not_translated_is_shown_as_such(make: Make) -> None:
    """The source's text stands in, marked with its language and a note; a source is cited."""
    course = make(glossary=TERMS)
    html = glossary_html(course, locale_of(course, "sl"), english)
    assert (
        '<div class="course-glossary__entry"><dt id="heat" lang="en" dir="ltr">heat</dt>'
        '<dd lang="en" dir="ltr">Energy. <cite>Them</cite></dd>'
        '<dd class="course-glossary__note"><small>not translated yet</small></dd></div>'
    ) in html
    assert '<dt id="residue">ostanek</dt><dd>Kar ostane.</dd></div>' in html


def test_a_page_lists_its_terms(make: Make) -> None:
    """The list has each term once, in the order of the page, with a link to the glossary."""
    course = make(glossary=TERMS)
    html = terms_html(
        course, ["residue", "unknown", "residue", "heat"], locale_of(course, "sl"), "sl/why/a.html", english
    )
    assert html == (
        '<section class="course-terms" data-search="off"><details class="course-terms__list" open>'
        "<summary>Words of this page</summary><dl>"
        '<div data-term="residue"><dt><a href="../glossary.html#residue">ostanek</a></dt>'
        "<dd>Kar ostane.</dd></div>"
        '<div data-term="heat" lang="en" dir="ltr"><dt><a href="../glossary.html#heat">heat</a></dt>'
        "<dd>Energy.</dd></div></dl></details></section>"
    )


@pytest.mark.parametrize("ids", [[], ["unknown"]])
def test_a_page_without_terms_has_no_list(ids: list[str], make: Make) -> None:
    """Where a page marks no term that exists, there is nothing."""
    course = make(glossary=TERMS)
    assert terms_html(course, ids, locale_of(course, "en"), "en/index.html", english) == ""


def test_partners_stand_in_the_order_of_the_settings(real: Course, registry: Registry) -> None:
    """Each partner has a card that leads to the directory and says that nobody has verified it yet."""
    html = partners_html(real, registry, locale_of(real, "sl"), english, "sl/partners.html")
    assert re.findall(r'<h2><a href="directory/([\w-]+)\.html">', html) == [
        "universidade-portucalense",
        "cisita-parma",
        "spin360",
        "cotance",
        "csic-iata",
        "gzs-kzp",
    ]
    assert html.count("Not yet verified by the organisation") == 6
    for words in ("Bruselj, Belgija", "Zastopa svoje člane", "Univerza v Portu. Vodi projekt."):
        assert words in html
    assert 'href="https://www.gzs.si/" rel="noopener noreferrer"' in html


def test_cards_fit_below_a_heading_of_another_page(real: Course, registry: Registry) -> None:
    """On a page with a heading of its own above them, the cards' headings are one level lower."""
    html = partners_html(real, registry, locale_of(real, "en"), english, "en/why/a.html", level=3)
    assert '<h3><a href="../directory/spin360.html">SPIN360</a></h3>' in html


def test_a_course_without_partners_has_no_cards(make: Make, registry: Registry) -> None:
    """No partner in the settings, or none in the registry, gives nothing."""
    for settings in ("", "partners: [bakery]\n"):
        course = make(settings)
        assert partners_html(course, registry, locale_of(course, "en"), english, "en/partners.html") == ""


def test_a_partner_without_entry_is_reported(make: Make, registry: Registry, tmp_path: Path) -> None:
    """An id that the registry does not have, or no longer has, is said with its place."""
    entries = tmp_path / "organisations"
    entries.mkdir()
    (entries / "gone.yml").write_text("status: withdrawn\nwithdrawn: 2026-01-31\n", encoding="utf-8")
    left = load_registry(tmp_path, ["en", "sl"], "en", DAY, Report())
    report = Report()
    check_partners(make("partners:\n  - cotanse\n"), registry, "course/course.yml", report)
    check_partners(make("partners:\n  - gone\n"), left, "course/other.yml", report)
    check_partners(make("partners:\n  - spin360\n"), registry, "course/good.yml", report)
    assert report.render().splitlines() == [
        (
            "course/course.yml:6:5: error: “partners” names “cotanse”, which is no organisation of the "
            "registry (partner-unknown)"
        ),
        "    Did you mean “cotance”?",
        (
            "course/other.yml:6:5: error: “partners” names “gone”, which is an organisation that withdrew "
            "its entry (partner-unknown)"
        ),
        "    Delete the line.",
    ]


FOUND = ("index.html", "course.html", "sitemap.html")


def not_found(course: Course, urls: tuple[str, ...] = FOUND, site_url: str = "") -> str:
    """Return the page for a wrong address of a site with some pages in each locale."""
    site: Any = SimpleNamespace(
        course=course,
        strings={"en": english, "sl": lambda text: f"sl: {text}"},
        urls=frozenset(f"{locale.code}/{url}" for locale in course.locales for url in urls),
        site_url=site_url,
        development="",
        title=lambda code: course.text(course.settings.title, code),
    )
    theme = ROOT / "plugins/symbios/theme"
    env = Environment(loader=FileSystemLoader(theme))  # noqa: S701 # as MkDocs makes it
    return FrameFiles(site, env).not_found()


def test_a_wrong_address_leads_on_in_every_language(make: Make) -> None:
    """Each language says what happened and leads to the home, the course and the site map."""
    html = not_found(make(), site_url="https://example.org/a/")
    links = re.findall(r'<a href="([^"]+)">([^<]+)</a>', html)
    assert links == [
        ("/a/en/index.html", "Home: Tiny"),
        ("/a/en/course.html", "All modules and lessons"),
        ("/a/en/sitemap.html", "Site map: every page in one list"),
        ("/a/sl/index.html", "sl: Home: Drobno"),
        ("/a/sl/course.html", "sl: All modules and lessons"),
        ("/a/sl/sitemap.html", "sl: Site map: every page in one list"),
    ]
    assert headings(html) == ["1 There is no page at this address", "2 sl: There is no page at this address"]
    assert html.count("Those pages have a search at the top: type what you are looking for.") == 2


def test_the_source_language_comes_first(make: Make) -> None:
    """Whatever the order of the locales, the page begins in the language of the source."""
    course = make()
    html = not_found(replace(course, published=tuple(reversed(course.locales))))
    assert re.findall(r'<section lang="(\w+)"', html) == ["en", "sl"]
    assert '<html lang="en" dir="ltr">' in html


def test_a_wrong_address_links_to_no_page_that_is_not_there(make: Make) -> None:
    """A page that this course does not have is not offered."""
    html = not_found(make(), ("index.html",))
    assert re.findall(r'href="(/[^"]+)"', html) == ["/en/index.html", "/sl/index.html"]


def test_a_wrong_address_looks_like_the_project(make: Make) -> None:
    """The brand's colour is in the inline style, and the policy allows exactly that style."""
    html = not_found(make('brand:\n  colours: {primary: "#123456"}\n'))
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style.endswith(":root{--course-primary:#123456}")
    assert "color-scheme:light dark" in style
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}'" in html
    assert re.findall(r"<(?:script|img|link [^>]*href=\"(?!data:))", html) == []
