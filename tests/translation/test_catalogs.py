"""The interface strings: collected from the sources, translated, looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from symbios.translation.catalogs import CatalogError, Strings, collect, complaints, update, without_note
from symbios.translation.extract import CATALOGS, SOURCES, main

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = ("es", "it", "pt", "sl")
TEMPLATE = collect(SOURCES)
ENTRY = 'msgid "Check"\nmsgstr "Preveri"\n'


def sources(folder: Path, name: str, text: str) -> Path:
    """Write one source file and return the folder that it is collected from."""
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def catalog(folder: Path, text: str, locale: str = "xx") -> Path:
    """Write one catalog and return its path."""
    path = folder / f"{locale}.po"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_string_has_a_note_for_the_translator() -> None:
    """Nobody has to guess where a string stands and what its placeholders mean."""
    assert len(list(TEMPLATE)) > 50
    assert without_note(TEMPLATE) == []


@pytest.mark.parametrize("locale", SHIPPED)
def test_a_shipped_catalog_is_complete(locale: str) -> None:
    """Every string is translated with the same placeholders; nothing is obsolete, fuzzy or markup."""
    assert list(complaints(CATALOGS / f"{locale}.po", TEMPLATE)) == []


@pytest.mark.parametrize("locale", SHIPPED)
def test_a_shipped_catalog_is_as_it_would_be_written(locale: str) -> None:
    """Another run changes no byte: order, notes and header depend on the sources alone."""
    path = CATALOGS / f"{locale}.po"
    assert update(path, TEMPLATE) == path.read_bytes()


def test_the_project_s_locales_are_shipped() -> None:
    """The command says nothing and succeeds on the catalogs as they are."""
    assert main(["--check", *SHIPPED]) == 0


def test_strings_and_notes_are_found_where_they_stand(tmp_path: Path) -> None:
    """Calls, attributes, tables and templates count; strings of the theme and of other functions do not."""
    folder = sources(
        tmp_path / "sources",
        "page.py",
        "# Translators: a button\n"
        'a = translate("Check")\n'
        "b = view.translate(\n"
        "    # Translators: lost, for it stands inside the call\n"
        '    "Again"\n'
        ")\n"
        "# Translators: in a table,\n"
        "# in two lines\n"
        'c = {"key": translatable("Later")}\n'
        'd = other("Never"), "x".translate({})\n',
    )
    (folder / "page.html").write_text(
        "{#- Translators: a heading #}\n<h1>{{ t('Aims') }}</h1>{{ lang.t('theme') }}\n", encoding="utf-8"
    )
    found = collect(folder)
    assert {message.id: message.auto_comments for message in found if message.id} == {
        "Aims": ["a heading"],
        "Check": ["a button"],
        "Again": [],
        "Later": ["in a table, in two lines"],
    }
    assert without_note(found) == ["Again"]


def test_a_template_that_cannot_be_read_stops_the_run(tmp_path: Path) -> None:
    """A string must not get lost because a template has a slip."""
    folder = sources(tmp_path / "sources", "page.html", "{{ t('Aims') }} {% if %}")
    with pytest.raises(Exception, match="Expected an expression"):
        collect(folder)


def test_a_new_catalog_is_empty_and_the_same_twice(tmp_path: Path) -> None:
    """A partner starts with every string, its note, and a header without names and dates."""
    folder = sources(tmp_path / "sources", "page.py", "# Translators: a button\ntranslate('Check')\n")
    path = tmp_path / "de.po"
    path.write_bytes(update(path, collect(folder)))
    assert path.read_text(encoding="utf-8") == (
        "# Interface strings of the course generator. docs/interface-strings.md says how to work on them.\n"
        'msgid ""\n'
        'msgstr ""\n'
        '"Language: de\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        "\n"
        "#. a button\n"
        'msgid "Check"\n'
        'msgstr ""\n'
        "\n"
    )
    assert update(path, collect(folder)) == path.read_bytes()


def test_an_update_keeps_the_partner_s_work(tmp_path: Path) -> None:
    """Translations, remarks and the mark fuzzy stay; what an editor wrote into the header goes."""
    folder = sources(tmp_path / "sources", "page.py", 'translate("Check"), translate("100 % done")\n')
    path = catalog(
        tmp_path,
        'msgid ""\nmsgstr ""\n"Last-Translator: A <a@example.org>\\n"\n\n'
        '# as on the buttons\n#, fuzzy\nmsgid "Check"\nmsgstr "Preveri"\n\nmsgid "Old"\nmsgstr "Staro"\n',
    )
    written = update(path, collect(folder)).decode()
    assert "example.org" not in written
    assert "Old" not in written
    assert '# as on the buttons\n#, fuzzy\nmsgid "Check"\nmsgstr "Preveri"\n' in written
    assert "python-format" not in written


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "missing: “Points: {n}”"),
        ('msgid "Points: {n}"\nmsgstr ""\n', "not translated: “Points: {n}”"),
        (
            '#, fuzzy\nmsgid "Points: {n}"\nmsgstr "Točke: {n}"\n',
            "fuzzy: “Points: {n}”; correct the translation and remove the word fuzzy",
        ),
        (
            'msgid "Points: {n}"\nmsgstr "Točke: {m}"\n',
            "other placeholders: “Points: {n}”, got “Točke: {m}”",
        ),
        (
            'msgid "Points: {n}"\nmsgstr "<b>{n}</b>"\n',
            'one of < > & " in “<b>{n}</b>”; write other quotation marks or words',
        ),
        (
            f'msgid "Points: {{n}}"\nmsgstr "Točke: {{n}}"\n\n{ENTRY}',
            "obsolete: “Check”, was “Preveri”",
        ),
        ('msgid "Points: {n}"\nmsgstr "Točke: {n}"\n\n#~ msgid "Old"\n#~ msgstr ""\n', "obsolete: “Old”"),
    ],
)
def test_each_fault_of_a_catalog_is_named(tmp_path: Path, text: str, message: str) -> None:
    """What is missing, unfinished, wrong or left over is said with the English string."""
    folder = sources(tmp_path / "sources", "page.py", 'translate("Points: {n}")\n')
    assert list(complaints(catalog(tmp_path, text), collect(folder))) == [message]


def test_the_command_writes_and_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run starts the catalogs that are asked for; a check changes nothing and fails until they are done."""
    monkeypatch.setattr("symbios.translation.extract.SOURCES", sources(tmp_path / "s", "a.py", ""))
    monkeypatch.setattr("symbios.translation.extract.CATALOGS", tmp_path / "locales")
    (tmp_path / "s" / "a.py").write_text("# Translators: a button\ntranslate('Check')\n", encoding="utf-8")
    assert main(["--check", "de"]) == 1
    assert main(["de"]) == 0
    assert main(["--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "de.po: there is no such catalog",
        "de.po: not translated: “Check”",
        "de.po: not translated: “Check”",
    ]
    path = tmp_path / "locales" / "de.po"
    path.write_text(ENTRY, encoding="utf-8")
    assert main(["--check"]) == 1
    assert capsys.readouterr().out == (
        "de.po: notes or order are not up to date; run python -m symbios.translation.extract\n"
    )
    assert path.read_text(encoding="utf-8") == ENTRY
    assert main([]) == 0
    assert main(["--check"]) == 0


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            'msgid "Check\nmsgstr "Preveri"\n',
            ':1: “msgid "Check” is no line of a catalog; expected msgstr "…"',
        ),
        ('msgid "Check"\nmsgstr Preveri\n', ":2: “msgstr Preveri” is no line of a catalog"),
        ('msgid "Check"\nmsgstr "a "word""\n', ":2: "),
        ('msgid "Check"\n\nmsgid "Again"\nmsgstr ""\n', ":1: missing msgstr for msgid 'Check'"),
        ('"Preveri"\n', ":1: "),
    ],
)
def test_a_catalog_with_a_slip_stops_the_build_with_its_line(tmp_path: Path, text: str, place: str) -> None:
    """A file that cannot be read is said, with path and line; readers never get half a language."""
    path = catalog(tmp_path, text)
    with pytest.raises(CatalogError) as error:
        Strings(tmp_path, ("xx",))
    assert str(error.value).startswith(f"{path}{place}")


def test_a_catalog_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """Letters are never guessed."""
    (tmp_path / "xx.po").write_bytes('msgid "Check"\nmsgstr "Prübe"\n'.encode("latin-1"))
    with pytest.raises(CatalogError, match="this is not UTF-8; save the file in that encoding"):
        Strings(tmp_path, ("xx",))


def test_a_locale_without_a_catalog_is_english(tmp_path: Path) -> None:
    """No catalog is no fault: every string is shown in English."""
    assert Strings(tmp_path, ("de_AT", "de"))("Check") == "Check"


def test_what_is_not_translated_is_english_string_by_string(tmp_path: Path) -> None:
    """A catalog may be half done: what is missing, empty or fuzzy is English, all else is translated."""
    catalog(tmp_path, f'{ENTRY}\nmsgid "Right"\nmsgstr ""\n\n#, fuzzy\nmsgid "Wrong"\nmsgstr "Morda"\n', "sl")
    strings = Strings(tmp_path, ("sl_SI", "sl"))
    assert [strings(text) for text in ("Check", "Right", "Wrong", "Unknown", "")] == [
        "Preveri",
        "Right",
        "Wrong",
        "Unknown",
        "",
    ]


def test_the_nearest_catalog_is_used(tmp_path: Path) -> None:
    """A regional catalog comes before the one of its language."""
    catalog(tmp_path, 'msgid "Check"\nmsgstr "Conferir"\n', "pt_BR")
    catalog(tmp_path, 'msgid "Check"\nmsgstr "Verificar"\n', "pt")
    assert Strings(tmp_path, ("pt_BR", "pt"))("Check") == "Conferir"
    assert Strings(tmp_path, ("pt_PT", "pt"))("Check") == "Verificar"
