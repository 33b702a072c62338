// Prints what the built page weighs: every file raw, as gzip -9 and as brotli -q 11, and the sum of a first visit.

import { readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const DIST = process.argv[2] ?? "dist";
// What other pages, later visits, installing, the worker and Python need.
const ASIDE = /^(blog\.|python|embed\.js|service\.js|worker\.js|icon|manifest)/;

// The static pages.
const STATIC = /^(en|zh-CN|pages|previews)$/;

const sizes = (bytes) => [
  bytes.length,
  gzipSync(bytes, { level: 9 }).length,
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length,
];
const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !STATIC.test(relative(DIST, entry.parentPath ?? entry.path)))
  .map((entry) => [entry.name, sizes(readFileSync(`${entry.parentPath ?? entry.path}/${entry.name}`))])
  .sort(([, [left]], [, [right]]) => right - left);
const total = (files) => files.reduce((sum, [, size]) => sum.map((value, index) => value + size[index]), [0, 0, 0]);
const row = (name, columns) =>
  console.log(name.padEnd(48) + columns.map((column) => column.toLocaleString("en").padStart(12)).join(""));

row("page size in bytes", ["raw", "gzip -9", "brotli -11"]);
for (const [path, size] of files) row(path, size);
row("first visit", total(files.filter(([name]) => !ASIDE.test(name))));
row("all", total(files));
