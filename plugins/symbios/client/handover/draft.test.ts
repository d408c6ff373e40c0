import assert from "node:assert/strict";
import { test } from "node:test";
import { draft } from "./draft";

const mail = "mailto:desk@example.org?subject={title}&body={body}";
const words = { title: "Mistake", facts: "Page: One", text: "Page: One\n\nIt is two.", attach: "Please attach it." };

test("a short text is in the draft, with lines as mail has them", () => {
  const found = draft(mail, 1800, words);
  assert.deepEqual(found, {
    href: "mailto:desk@example.org?subject=Mistake&body=Page%3A%20One%0D%0A%0D%0AIt%20is%20two.",
    whole: true,
  });
});

test("the limit counts encoded characters of the whole address", () => {
  const room = 1800 - draft(mail, 1800, { ...words, text: "" }).href.length;
  assert.equal(draft(mail, 1800, { ...words, text: "x".repeat(room) }).href.length, 1800);
  assert.equal(draft(mail, 1800, { ...words, text: "x".repeat(room + 1) }).whole, false);
  assert.equal(draft(mail, 1800, { ...words, text: "č".repeat(room / 6 + 1) }).whole, false);
});

test("a draft of a long text names the page and asks for the file, as far as there is room", () => {
  const long = { ...words, text: "x".repeat(3000) };
  assert.match(draft(mail, 1800, long).href, /subject=Mistake&body=Page%3A%20One%0D%0A%0D%0APlease%20attach%20it\.$/);
  assert.match(draft(mail, 1800, { ...long, facts: "x".repeat(2000) }).href, /subject=Mistake&body=Please%20attach/);
  assert.match(draft(mail, 1800, { ...long, title: "x".repeat(2000) }).href, /subject=&body=Please%20attach/);
});

test("words cannot add to the address, and half a character does not break it", () => {
  const { href } = draft(mail, 1800, { ...words, title: "a&bcc=x {body} $&", text: "\ud83d" });
  assert.equal(href, "mailto:desk@example.org?subject=a%26bcc%3Dx%20%7Bbody%7D%20%24%26&body=%EF%BF%BD");
});
