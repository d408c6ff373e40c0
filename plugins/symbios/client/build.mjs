// Bundles the client scripts into theme/assets/, one classic script per entry. The built files are
// committed: authors need no Node. `--check` fails where a committed file is not what a fresh build gives;
// `--unit` runs the unit tests (*.test.ts) instead.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "..", "theme", "assets");
const target = ["chrome100", "edge100", "firefox102", "safari15.4"];
const common = { bundle: true, minify: true, target, charset: "utf8", legalComments: "none", logLevel: "warning" };

/** Import `inline:./file.ts` as the text of its own bundle: the code of a Blob worker. */
const inline = {
  name: "inline",
  setup(setup) {
    setup.onResolve({ filter: /^inline:/ }, (args) => ({
      path: join(args.resolveDir, args.path.slice("inline:".length)),
      namespace: "inline",
    }));
    setup.onLoad({ filter: /.*/, namespace: "inline" }, async (args) => {
      const result = await build({ ...common, entryPoints: [args.path], format: "iife", write: false });
      return { contents: result.outputFiles[0].text, loader: "text", watchFiles: [args.path] };
    });
  },
};

const entries = readdirSync(join(here, "entries"))
  .filter((name) => name.endsWith(".ts"))
  .sort();

async function bundle(name) {
  const result = await build({
    ...common,
    entryPoints: [join(here, "entries", name)],
    format: "iife",
    plugins: [inline],
    write: false,
    outfile: join(assets, basename(name, ".ts") + ".js"),
  });
  return result.outputFiles[0];
}

async function check() {
  const stale = [];
  for (const name of entries) {
    const fresh = await bundle(name);
    let committed = "";
    try {
      committed = readFileSync(fresh.path, "utf8");
    } catch {
      // A file that was never built is as stale as an old one.
    }
    if (committed !== fresh.text) stale.push(basename(fresh.path));
  }
  const expected = new Set(entries.map((name) => basename(name, ".ts") + ".js"));
  const extra = readdirSync(assets).filter((name) => name.endsWith(".js") && !expected.has(name));
  for (const name of stale) console.error(`theme/assets/${name} is not what its source gives: run “npm run build”`);
  for (const name of extra) console.error(`theme/assets/${name} has no source in client/entries/: remove it`);
  if (stale.length + extra.length > 0) process.exit(1);
  console.log(`${entries.length} built scripts are fresh`);
}

async function unit() {
  const folder = mkdtempSync(join(tmpdir(), "unit-"));
  try {
    const tests = readdirSync(here, { recursive: true }).filter((name) => name.endsWith(".test.ts"));
    await build({
      entryPoints: tests.map((name) => join(here, name)),
      bundle: true,
      format: "esm",
      platform: "node",
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      logLevel: "warning",
    });
    const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".mjs"));
    const run = spawnSync(process.execPath, ["--test", ...files.map((name) => join(folder, name))], {
      stdio: "inherit",
    });
    process.exitCode = run.status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv.includes("--check")) await check();
else if (process.argv.includes("--unit")) await unit();
else {
  for (const name of entries) {
    const { path, text } = await bundle(name);
    writeFileSync(path, text);
    console.log(`${basename(path)}: ${text.length} characters`);
  }
}
