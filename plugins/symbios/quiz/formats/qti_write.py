"""Writes QTI 3.0: a package with a manifest, a test, and a file for each question; always the same bytes.

Source: 1EdTech, “QTI 3.0 Assessment, Section and Item Information Model” and “QTI 3.0 Packaging”.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from symbios.quiz.formats import qti_bodies, qti_written
from symbios.quiz.formats.exporting import Exporting, decimal
from symbios.quiz.formats.qti_parts import TEMPLATES, Own, identifier, outcome, set_outcome, variable
from symbios.quiz.formats.xml import DECLARATION, tag, text
from symbios.quiz.model import (
    UNGRADED,
    Categorise,
    Cloze,
    Hotspot,
    Matching,
    Multiple,
    Number,
    Ordering,
    Reflection,
    Scale,
    ShortText,
    Single,
    TrueFalse,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from symbios.quiz.formats.loss import Loss
    from symbios.quiz.model import Question

NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_MANIFEST = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip file knows, so that the same questions give the same bytes."""
_WRITERS: Mapping[type, Callable[[Exporting, Any], Own]] = {
    Single: qti_bodies.choose,
    Multiple: qti_bodies.choose,
    TrueFalse: qti_bodies.true_false,
    Number: qti_written.write_number,
    ShortText: qti_written.write_text,
    Cloze: qti_written.write_cloze,
    Matching: qti_bodies.match,
    Categorise: qti_bodies.match,
    Ordering: qti_bodies.order,
    Scale: qti_bodies.scale,
    Reflection: qti_written.reflect,
}


def write(
    questions: Sequence[Question], title: str, images: Mapping[str, bytes] | None = None
) -> tuple[bytes, tuple[Loss, ...]]:
    """Return a package with `questions` in a test called `title`, and what it cannot hold.

    `images` are the files of images by the names that the questions have for them.
    """
    given = images or {}
    losses: list[Loss] = []
    files: dict[str, bytes] = {}
    items: dict[str, list[str]] = {}
    for question in questions:
        files[_file(question)] = _item(Exporting(question, losses), given).encode()
        image = question.body.image if isinstance(question.body, Hotspot) else ""
        items[question.id] = [qti_written.packed(image)] if image in given else []
        files.update(dict.fromkeys(items[question.id], given.get(image, b"")))
    whole = {
        "imsmanifest.xml": _manifest(questions, items),
        "assessment.xml": _test(questions, title),
        **files,
    }
    return _zip(whole), tuple(losses)


def write_item(question: Question, images: Mapping[str, bytes] | None = None) -> tuple[str, tuple[Loss, ...]]:
    """Return the XML of one item, and what it cannot hold."""
    losses: list[Loss] = []
    return _item(Exporting(question, losses), images or {}), tuple(losses)


def _file(question: Question) -> str:
    return f"items/{question.id}.xml"


def _zip(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = ZipInfo(name, _DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            package.writestr(entry, content)
    return buffer.getvalue()


def _item(out: Exporting, images: Mapping[str, bytes]) -> str:
    question = out.question
    out.check(attempts=True, choice_ids=True)
    for number, hint in enumerate(question.hints, start=1):
        out.lose(f"hint {number}, “{hint.text}”,", "left out")
    body = question.body
    if isinstance(body, Hotspot):
        own = qti_written.hotspot(out, body, images)
    else:
        own = _WRITERS[type(body)](out, body)
    said = dict(own.said)
    general = out.html(question.feedback)
    modal = [_modal("FEEDBACK", name, said[name]) for name in said]
    if general:
        modal.append(_modal("GENERAL", "general", general))
    whole = tag(
        "qti-assessment-item",
        "\n",
        *own.declarations,
        *_outcomes(own, question, general=bool(general)),
        "\n",
        tag("qti-item-body", own.body),
        "\n",
        _processing(own),
        *modal,
        "\n",
        xmlns=NAMESPACE,
        identifier=identifier(question.id),
        title=question.id,
        adaptive="false",
        time_dependent="false",
    )
    return f"{DECLARATION}{whole}\n"


def _modal(outcome_: str, name: str, html: str) -> str:
    content = tag("qti-content-body", html)
    return tag("qti-modal-feedback", content, outcome_identifier=outcome_, show_hide="show", identifier=name)


def _outcomes(own: Own, question: Question, *, general: bool) -> list[str]:
    found = []
    if question.kind not in UNGRADED:
        found.append(outcome("SCORE", "single", "float", "0", most=question.points))
        found.append(outcome("MAXSCORE", "single", "float", decimal(question.points)))
    if own.said:
        cardinality = "multiple" if own.many or own.always else "single"
        found.append(outcome("FEEDBACK", cardinality, "identifier", *(own.said if own.always else ())))
    if general:
        found.append(outcome("GENERAL", "single", "identifier", "general"))
    return found


def _processing(own: Own) -> str:
    """Return the response processing: a standard template where it is enough."""
    shows = own.chosen and own.said
    if own.template and not shows:
        return tag("qti-response-processing", template=f"{TEMPLATES}/{own.template}.xml")
    rules = [*own.rules, *([set_outcome("FEEDBACK", variable("RESPONSE"))] if shows else [])]
    return tag("qti-response-processing", *rules) if rules else ""


def _test(questions: Sequence[Question], title: str) -> bytes:
    refs = [
        tag(
            "qti-assessment-item-ref",
            # What may be tried without an end has the limit 0; without a word QTI takes one attempt.
            tag("qti-item-session-control", max_attempts=str(question.attempts or 0)),
            identifier=identifier(question.id),
            href=_file(question),
        )
        for question in questions
    ]
    section = tag(
        "qti-assessment-section", *refs, identifier="section", title=title or "Questions", visible="true"
    )
    part = tag(
        "qti-test-part",
        section,
        identifier="part",
        navigation_mode="nonlinear",
        submission_mode="individual",
    )
    whole = tag("qti-assessment-test", part, xmlns=NAMESPACE, identifier="test", title=title or "Questions")
    return f"{DECLARATION}{whole}\n".encode()


def _manifest(questions: Sequence[Question], images: Mapping[str, Sequence[str]]) -> bytes:
    about = tag("metadata", tag("schema", text("QTI Package")), tag("schemaversion", "3.0.0"))
    items = [
        tag(
            "resource",
            tag("file", href=_file(question)),
            *(tag("file", href=image) for image in images[question.id]),
            identifier=f"item-{question.id}",
            type="imsqti_item_xmlv3p0",
            href=_file(question),
        )
        for question in questions
    ]
    needs = (tag("dependency", identifierref=f"item-{question.id}") for question in questions)
    test = tag(
        "resource",
        tag("file", href="assessment.xml"),
        *needs,
        identifier="test",
        type="imsqti_test_xmlv3p0",
        href="assessment.xml",
    )
    resources = tag("resources", test, *items)
    whole = tag("manifest", about, tag("organizations"), resources, xmlns=_MANIFEST, identifier="manifest")
    return f"{DECLARATION}{whole}\n".encode()
