// Takes the published page to pieces: what only a rarely needed part of the page uses is moved into a file of its own, loaded when
// that part is first opened. Trunk calls this after every build.
//
// Trunk binds the program whole; here it is bound once more, split first, and takes the place of Trunk's. What makes the files small comes
// after that: it would drop what the splitting needs to see. Names follow the code and what is done to it here, so that no browser takes
// an old copy for a new one.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deferred } from "./defer.mjs";
import { halved } from "./halve.mjs";
import { packed } from "./pack.mjs";
import { shortened, withoutUnused } from "./shorten.mjs";
import { sign } from "./sign.mjs";
import { silence } from "./silence.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
if (process.env.TRUNK_PROFILE === "release") await split();

async function split() {
  const { optimized } = await import("./optimize.mjs").catch((problem) => {
    throw missing("binaryen", problem);
  });
  const target = process.env.CARGO_TARGET_DIR ?? "target";
  const program = readFileSync(`${target}/wasm32-unknown-unknown/page/page.wasm`);
  const hash = digest(program);
  const name = `page-${hash}`;
  takePlace(name);
  const links = `pieces-${hash}.js`;
  const work = mkdtempSync(join(tmpdir(), "pieces-"));
  const linked = join(work, "linked");
  writeFileSync(linked, withoutUnused(halved(silence(program))));
  run("wasm-split-cli", [linked, work, "--target", "web", "--out-name", name]);

  const pieces = readdirSync(work).filter((file) => file.endsWith(".wasm") && file !== `${name}.wasm`);
  const bound = join(work, "bound");
  run("wasm-bindgen", [
    ...["--target", "web", "--keep-lld-exports", "--no-demangle", "--no-typescript"],
    ...["--remove-name-section", "--out-name", name, "--out-dir", bound, join(work, `${name}.wasm`)],
  ]);
  const piece = (file) => `piece-${file.replace(/^split_/, "").replace(/\.wasm$/, "")}-${hash}.wasm`;
  const main = optimized(readFileSync(join(bound, `${name}_bg.wasm`)));

  const together = `piece-together-${hash}.bin`;
  const contents = new Map(pieces.map((file) => [file, optimized(readFileSync(join(work, file)))]));
  const pack = packed(readFileSync(join(work, "__wasm_split.js"), "utf8"), contents, together);
  writeFileSync(join(staging, together), pack.bytes);
  const alone = pieces.filter((file) => !pack.files.has(file));
  for (const file of alone) writeFileSync(join(staging, piece(file)), contents.get(file));
  const found = alone.reduce((script, file) => script.replaceAll(`./${file}`, `./${piece(file)}`), pack.script);
  const script = readFileSync(join(bound, `${name}.js`), "utf8").replaceAll('from "./__wasm_split.js"', `from "./${links}"`);
  const short = shortened(main, script, found);
  const ways = `piece-ways-${hash}.js`;
  writeFileSync(join(staging, `${name}_bg.wasm`), short.program);
  writeFileSync(join(staging, `${name}.js`), minified(short.script));
  writeFileSync(join(staging, links), minified(deferred(short.links, `${name}.js`, ways)));
  writeFileSync(join(staging, ways), minified(short.links));
  // Folders of files that come with crates, which the program's script imports.
  for (const folder of readdirSync(bound).filter((file) => file === "snippets")) {
    rmSync(join(staging, folder), { recursive: true, force: true });
    renameSync(join(bound, folder), join(staging, folder));
  }
  rmSync(work, { recursive: true });
  sign([`${name}.js`, `${name}_bg.wasm`]);
}

/** A name for a program, with what it is asked beside it and the scripts that work on it: whatever changes, all names are new. */
function digest(program) {
  const scripts = fileURLToPath(new URL(".", import.meta.url));
  const files = readdirSync(scripts).filter((file) => file.endsWith(".mjs")).sort();
  const beside = [join(staging, "takeaway_bg.wasm"), ...files.map((file) => join(scripts, file))];
  const hash = createHash("sha256").update(program);
  for (const file of beside) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

/** Gives the place of the program that Trunk bound to one of another name. */
function takePlace(name) {
  const page = join(staging, "index.html");
  const [before] = readdirSync(staging).flatMap((file) => file.match(/^page-[0-9a-f]+(?=\.js$)/) ?? []);
  for (const end of [".js", "_bg.wasm"]) rmSync(join(staging, before + end));
  writeFileSync(page, readFileSync(page, "utf8").replaceAll(before, name));
}

function minified(script) {
  return run("esbuild", ["--minify", "--format=esm", "--log-level=error"], script);
}

function run(command, words, input = "") {
  try {
    return execFileSync(command, words, { input, maxBuffer: 1e8 });
  } catch (problem) {
    if (problem.code === "ENOENT") throw missing(command, problem);
    throw new Error(`${command} failed: ${problem.stderr}`);
  }
}

function missing(tool, cause) {
  return new Error(`${tool} is missing: run \`.ci/setup page\`, or \`make build\``, { cause });
}
