// Takes the published page to pieces: what only a rarely needed part of the page uses is moved into a file of its own, loaded when
// that part is first opened. Trunk calls this after every build.
//
// Trunk binds the program whole; here it is bound once more, split first, and takes the place of Trunk's: under the same hashed names,
// since both come from the same code. wasm-opt runs here too, because it would drop what the splitting needs to see.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const staging = process.env.TRUNK_STAGING_DIR;
if (process.env.TRUNK_PROFILE === "release") split();

function split() {
  const [name] = readdirSync(staging).flatMap((file) => file.match(/^page-[0-9a-f]+(?=\.js$)/) ?? []);
  const hash = name.slice("page-".length);
  const links = `pieces-${hash}.js`;
  const work = mkdtempSync(join(tmpdir(), "pieces-"));
  const target = process.env.CARGO_TARGET_DIR ?? "target";
  run("wasm-split-cli", [`${target}/wasm32-unknown-unknown/page/page.wasm`, work, "--target", "web", "--out-name", name]);

  const pieces = readdirSync(work).filter((file) => file.endsWith(".wasm") && file !== `${name}.wasm`);
  const bound = join(work, "bound");
  run("wasm-bindgen", [
    ...["--target", "web", "--keep-lld-exports", "--no-demangle", "--no-typescript"],
    ...["--remove-name-section", "--out-name", name, "--out-dir", bound, join(work, `${name}.wasm`)],
  ]);
  const piece = (file) => `piece-${file.replace(/^split_/, "").replace(/\.wasm$/, "")}-${hash}.wasm`;
  optimize(join(bound, `${name}_bg.wasm`), join(staging, `${name}_bg.wasm`));
  for (const file of pieces) optimize(join(work, file), join(staging, piece(file)));

  const renamed = pieces.reduce(
    (script, file) => script.replaceAll(`./${file}`, `./${piece(file)}`),
    readFileSync(join(work, "__wasm_split.js"), "utf8"),
  );
  writeFileSync(join(staging, links), renamed);
  writeFileSync(
    join(staging, `${name}.js`),
    readFileSync(join(bound, `${name}.js`), "utf8").replaceAll('from "./__wasm_split.js"', `from "./${links}"`),
  );
  // Folders of files that come with crates, which the program's script imports.
  for (const folder of readdirSync(bound).filter((file) => file === "snippets")) {
    rmSync(join(staging, folder), { recursive: true, force: true });
    renameSync(join(bound, folder), join(staging, folder));
  }
  rmSync(work, { recursive: true });
  sign([`${name}.js`, `${name}_bg.wasm`]);
}

// What Rust compiles for by default; a piece's section that would say so is gone by now.
function optimize(from, to) {
  const features = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
  const enabled = features.map((feature) => `--enable-${feature}`);
  run("wasm-opt", ["-Oz", ...enabled, "--strip-debug", "--strip-producers", from, "-o", to]);
}

// Writes the files' checksums where Trunk wrote those of what they replace.
function sign(files) {
  const page = join(staging, "index.html");
  const html = files.reduce((html, file) => {
    const sum = createHash("sha384").update(readFileSync(join(staging, file))).digest("base64");
    const link = (tag) => (tag.includes(`/${file}`) ? tag.replace(/sha384-[\w+/=]+/, `sha384-${sum}`) : tag);
    return html.replace(/<link[^>]*>/g, link);
  }, readFileSync(page, "utf8"));
  writeFileSync(page, html);
}

function run(command, words) {
  try {
    execFileSync(command, words, { stdio: ["ignore", "ignore", "pipe"] });
  } catch (problem) {
    if (problem.code === "ENOENT") throw new Error(`${command} is missing: run \`.ci/setup page\`, or \`make build\``);
    throw new Error(`${command} failed: ${problem.stderr}`);
  }
}
