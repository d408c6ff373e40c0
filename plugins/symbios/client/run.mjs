// Calls one exported function of a client module on each line of JSON from standard input and prints each
// result as a line of JSON: `node run.mjs quiz/grade.ts grade`. A line is the list of arguments. This is how
// the tests hold the TypeScript against the Python.
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const [path, name] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "run-"));
try {
  const outfile = join(folder, "module.mjs");
  await build({ entryPoints: [join(here, path)], bundle: true, format: "esm", platform: "node", outfile });
  const call = (await import(pathToFileURL(outfile).href))[name];
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(call(...JSON.parse(line)) ?? null));
  }
} finally {
  rmSync(folder, { recursive: true });
}
