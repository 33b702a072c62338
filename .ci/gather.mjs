// Makes of the published page's style sheets two files, which compress better than many and are asked for once: what is there from the
// beginning, and the style of the pieces, which comes with the first of them. And shortens the script that starts the program. Trunk calls
// this after every build.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checksum, sign } from "./sign.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
if (process.env.TRUNK_PROFILE === "release") {
  gatherSheets();
  shortenStart();
}

function gatherSheets() {
  const page = join(staging, "index.html");
  const html = readFileSync(page, "utf8");
  const tags = html.match(/<link\b[^>]*\brel="?stylesheet"?[^>]*>/g);
  const isLater = (tag) => /\bhref="?\.\/later-/.test(tag);
  const first = gathered(tags.filter((tag) => !isLater(tag)), "style", "stylesheet");
  const later = gathered(tags.filter(isLater), "piece-style", "later");
  const [begin, ...others] = tags;
  writeFileSync(page, others.reduce((html, tag) => html.replace(tag, ""), html.replace(begin, first + later)));
}

/** The tag of one sheet that takes the place of several. */
function gathered(tags, stem, rel) {
  const files = tags.map((tag) => tag.match(/\bhref="?\.\/([^"\s>]+)/)[1]);
  const text = files.map((file) => readFileSync(join(staging, file), "utf8")).join("\n");
  const name = `${stem}-${createHash("sha256").update(text).digest("hex").slice(0, 16)}.css`;
  for (const file of files) rmSync(join(staging, file));
  writeFileSync(join(staging, name), text);
  return `<link rel=${rel} href=./${name} integrity=${checksum(name)}>`;
}

function shortenStart() {
  const name = readdirSync(staging).find((file) => /^boot-[0-9a-f]+\.js$/.test(file));
  const path = join(staging, name);
  writeFileSync(path, execFileSync("esbuild", ["--minify", "--format=esm"], { input: readFileSync(path) }));
  sign([name]);
}
