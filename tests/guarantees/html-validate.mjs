// The rules of html-validate for every page of a built site. Run it alone with
//   node_modules/.bin/html-validate -c tests/guarantees/html-validate.mjs site
// Rules that fit no page of ours are switched off or set here, each with its reason; what is allowed to one
// element only stands in test_valid_html.py.

// By itself html-validate leaves out all that stands in a formula, and takes a choice for one without a name
// where the formula is all its name. So the elements that `symbios.site.mathml` writes are made known to it.
const formulas = Object.fromEntries(
  "mfrac mi mn mo mover mroot mrow msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover"
    .split(" ")
    .map((name) => [name, { phrasing: true }]),
);

export default {
  root: true,
  elements: [
    "html5",
    {
      ...formulas,
      math: {
        foreign: false,
        flow: true,
        phrasing: true,
        attributes: { display: { enum: ["block"] } },
        aria: { implicitRole: "math" },
      },
      mspace: { phrasing: true, void: true },
    },
  ],
  extends: [
    "html-validate:recommended",
    "html-validate:standard",
    "html-validate:a11y",
    "html-validate:document",
  ],
  rules: {
    // The name of a choice is a plain text, from which browsers leave MathML out: a formula in it has a label.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // HTML takes both; Material's template has small letters, and ours follow it.
    "doctype-style": ["error", { style: "lowercase" }],
    // The choices of one question share its name, whether one or several of them can be right.
    "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
    // A title is the name of the page and of the course: both are as long as their authors make them.
    "long-title": "off",
    // Scripts and styles come from the site itself, and the policy of the page allows no other place.
    "require-sri": "off",
    // HTML takes <hr> and <hr/>; Python-Markdown writes the second.
    "void-style": "off",
  },
};
