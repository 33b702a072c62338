// Tells the service worker of a built page which files the page consists of, and the page that there is a service worker, and whether the
// static pages are beside it. Those are not kept for when there is no connection: a reader has them open or comes from a search.
//
// A page built by Trunk alone, as by `trunk serve`, gets none: what changes with every keystroke must not be kept.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const DIST = process.argv[2] ?? "dist";
const TAG = '<meta name="service" content="service.js">';
const PAGES = '<meta name="pages" content="">';

const read = (file) => readFileSync(join(DIST, file), "utf8");
const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(DIST, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"));
// The worker's name holds no hash; src/worker/thread.rs asks for it with the program's behind it.
const [program] = files.flatMap((file) => file.match(/^page-[0-9a-f]+(?=\.js$)/) ?? []);
const hashed = files.filter((file) => /-[0-9a-f]{8,}(_bg)?\.\w+$/.test(file) || file.startsWith("snippets/"));
const named = ["figtree.woff2", "icon.svg", "manifest.webmanifest"];
const list = [...hashed, `worker.js?${program}`, ...named].sort();

let html = read("index.html");
const tags = [TAG, ...(files.includes("en/index.html") ? [PAGES] : [])].filter((tag) => !html.includes(tag)).join("");
html = html.replace(/<\/head>|(?=<body)/, (end) => tags + end);
const content = [html, ...named.map(read)].join("");
const stamp = createHash("sha256").update(JSON.stringify(list)).update(content).digest("hex").slice(0, 16);
const script = read("service.js")
  .replace(/VERSION = "\w*"/, `VERSION = ${JSON.stringify(stamp)}`)
  .replace(/FILES = \[.*\]/, `FILES = ${JSON.stringify(list)}`);
if (!program || !html.includes(TAG) || !script.includes(stamp)) throw new Error(`${DIST} has no place for the list of files`);
writeFileSync(join(DIST, "index.html"), html);
writeFileSync(join(DIST, "service.js"), script);
