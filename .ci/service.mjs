// Tells the service worker which files the page consists of, under which names.
//
// The copy that `trunk serve` shows gets no service worker: what changes with every keystroke must not be kept.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const staging = process.env.TRUNK_STAGING_DIR;
const page = join(staging, "index.html");
const service = join(staging, "service.js");
const html = readFileSync(page, "utf8");

if (html.includes(".well-known/trunk/ws")) {
  writeFileSync(page, html.replace(/<meta\b[^>]*\bname="?service"?[^>]*>/, ""));
  rmSync(service);
} else {
  const files = readdirSync(staging, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(staging, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"));
  // The takeaway's names hold no hash; src/web/boot.js asks for them with the program's behind it.
  const version = files.find((file) => /^page-[0-9a-f]+\.js$/.test(file)).split("-").pop();
  const hashed = files.filter((file) => /-[0-9a-f]{8,}(_bg)?\.\w+$/.test(file) || file.startsWith("snippets/"));
  const versioned = files.filter((file) => /^(takeaway(_bg)?|worker)\.(js|wasm)$/.test(file)).map((file) => `${file}?${version}`);
  const named = files.filter((file) => ["icon.svg", "manifest.webmanifest"].includes(file));
  const list = [...hashed, ...versioned, ...named].sort();
  const content = [html, ...named.map((file) => readFileSync(join(staging, file), "utf8"))].join("");
  const stamp = createHash("sha256").update(JSON.stringify(list)).update(content).digest("hex").slice(0, 16);
  const script = readFileSync(service, "utf8")
    .replace('VERSION = ""', `VERSION = ${JSON.stringify(stamp)}`)
    .replace("FILES = []", `FILES = ${JSON.stringify(list)}`);
  if (!script.includes(stamp) || !script.includes(version)) throw new Error("service.js has no place for the list of files");
  writeFileSync(service, script);
}
