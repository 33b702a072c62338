// Prints what the built page weighs: every file of dist raw, as gzip -9 and as brotli -q 11, the sum of a first
// visit, and what is loaded only when it is asked for.

import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const sizes = (bytes) => [
  bytes.length,
  gzipSync(bytes, { level: 9 }).length,
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length,
];

const files = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`)
  .map((path) => [path, sizes(readFileSync(path))])
  .sort(([, [left]], [, [right]]) => right - left);

const isTakeaway = ([path]) => /^dist\/(takeaway|worker)/.test(path);
const isPiece = ([path]) => path.startsWith("dist/piece-");
// What other pages, the next visit and installing need.
const ASIDE = ["blog.html", "blog.css", "blog.js", "embed.js", "service.js", "icon.svg", "manifest.webmanifest"];
const isAside = ([path]) => ASIDE.includes(path.slice("dist/".length)) || /^dist\/icon-\d+\.png$/.test(path);
const isFirst = (file) => !isTakeaway(file) && !isPiece(file) && !isAside(file);
const total = (files) => files.reduce((sum, [, size]) => sum.map((value, index) => value + size[index]), [0, 0, 0]);

const row = (name, columns) =>
  console.log(name.padEnd(48) + columns.map((column) => column.toLocaleString("en").padStart(12)).join(""));

row("page size in bytes", ["raw", "gzip -9", "brotli -11"]);
for (const [path, size] of files) row(path, size);
row("first visit", total(files.filter(isFirst)));
row("pieces, each loaded when it is first opened", total(files.filter(isPiece)));
row("for other pages and later visits", total(files.filter(isAside)));
row("loaded when something is taken away", total(files.filter(isTakeaway)));
