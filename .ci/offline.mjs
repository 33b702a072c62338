// Makes of dist/ one file that opens from a disk without any server: offline/convscope.html.
//
// Every script and program of dist is in it by its name, compressed. .ci/offline_boot.js finds them there: addresses of modules become
// names of an import map, fetched ones are answered from the page. The file's policy names what is in it by checksums and lets nothing
// else run, and lets nothing be asked of any network.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { gzipSync } from "node:zlib";

const DIST = process.argv[2] ?? "dist";
const TARGET = process.argv[3] ?? "offline/convscope.html";
// What a page on a disk has no use for.
const LEFT_OUT = ["service.js", "embed.js", "blog.js", "pages/sort.js"];

const sum = (text) => createHash("sha256").update(text).digest("base64");
const read = (file) => readFileSync(join(DIST, file));
const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(DIST, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
  .filter((file) => /\.(js|wasm)$/.test(file) && !LEFT_OUT.includes(file));

/** A script whose imports are names, and whose own address is where it would lie beside the page. */
function detached(file) {
  const text = read(file).toString("utf8");
  const name = (specifier) => JSON.stringify(`convscope/${posix.join(dirname(file), specifier)}`);
  return text
    .replace(/\b(from|import)(\s*)(["'])(\.{1,2}\/[^"']+)\3/g, (_, word, space, _quote, specifier) => `${word}${space}${name(specifier)}`)
    .replace(/\bimport\(/g, "convscopeImport(")
    .replaceAll("import.meta.url", `new URL(${JSON.stringify(file)}, convscopeBase).href`)
    .replaceAll("self.location.href", "convscopeBase")
    .replaceAll("link[rel=", "link[data-rel=");
}

const packed = (file) => gzipSync(file.endsWith(".js") ? detached(file) : read(file), { level: 9 }).toString("base64");
const data = files.map((file) => `<script type="text/plain" data-file="${file}">${packed(file)}</script>`);

const boot = readFileSync(new URL("offline_boot.js", import.meta.url), "utf8");
const main = ["crash", "boot"].map((name) => files.find((file) => RegExp(`^${name}-[0-9a-f]+\\.js$`).test(file)));
const nonce = sum(data.join("") + boot).replace(/=+$/, "");

let html = read("index.html").toString("utf8");
const sheets = [];
const tags = (pattern, change) => {
  html = html.replace(pattern, change);
};
tags(/<link\b[^>]*\brel="?stylesheet"?[^>]*>/g, (tag) => {
  const [, address] = tag.match(/\bhref="?([^"\s>]+)/);
  const text = read(posix.join(address))
    .toString("utf8")
    .replace(/url\("?([\w-]+\.woff2)"?\)/g, (_, font) => `url(data:font/woff2;base64,${read(font).toString("base64")})`);
  sheets.push(text);
  return `<style>${text}</style>`;
});
// The program looks for its own name and the binary's in these.
tags(/<link\b[^>]*\brel="?(modulepreload|preload)"?[^>]*>/g, (tag) => tag.replace(/\brel=/, "data-rel="));
tags(/<link\b[^>]*\brel="?(manifest|apple-touch-icon)"?[^>]*>|<meta\b[^>]*\bname="?(service|pages)"?[^>]*>/g, "");
tags(/<script\b[^>]*\bsrc=[^>]*><\/script>/g, "");
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${sum(boot)}' 'nonce-${nonce}' blob: data: 'wasm-unsafe-eval'`,
  `style-src ${sheets.map((sheet) => `'sha256-${sum(sheet)}'`).join(" ")}`,
  "img-src data: blob:",
  "font-src data:",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
// Quotes and the order of attributes are as the minifier likes them.
tags(/<meta\b[^>]*Content-Security-Policy[^>]*>/, (tag) => tag.replace(/\bcontent="[^"]*"/, `content="${policy}"`));
const script = `<script data-nonce="${nonce}" data-main="${main.join(" ")}">${boot}</script>`;
// A function, since dollar signs in the data would mean something in a text.
tags(/<\/body>|$/, (end) => `${data.join("\n")}\n${script}\n${end}`);

if (!main.every(Boolean) || sheets.length === 0 || !html.includes(nonce + "'")) throw new Error(`${DIST} is no built page`);
mkdirSync(dirname(TARGET), { recursive: true });
writeFileSync(TARGET, html);
console.log(`${TARGET}: ${(Buffer.byteLength(html) / 1e6).toFixed(1)} MB, ${files.length} files inside`);
