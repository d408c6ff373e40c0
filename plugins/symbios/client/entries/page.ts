// What pages do beside their text: explain glossary terms, hand over a report, forget what was kept. Loaded with
// `defer` on the pages that hold one of them.
import { offerToForget } from "../frame/forget";
import { CourseHandover } from "../handover/element";
import { explainTerms } from "../terms/tooltip";

explainTerms();
offerToForget();
customElements.define("course-handover", CourseHandover);
