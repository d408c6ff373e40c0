import assert from "node:assert/strict";
import { test } from "node:test";

import { bestMatch } from "./locale";

test("the first wish that is offered wins, exactly or by its language", () => {
  assert.equal(bestMatch(["sl-SI", "en"], ["en", "sl"]), 1);
  assert.equal(bestMatch(["pt-BR"], ["en", "pt-PT"]), 1);
  assert.equal(bestMatch(["pt-PT", "en"], ["pt-BR", "pt-PT"]), 1);
  assert.equal(bestMatch(["de", "EN-gb"], ["sl", "en"]), 1);
});

test("a reader whose languages are not offered gets none of them", () => {
  assert.equal(bestMatch(["de", "fr"], ["en", "sl"]), undefined);
  assert.equal(bestMatch([], ["en"]), undefined);
});
