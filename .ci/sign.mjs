// Writes checksums of the page's files into the page, so that the browser takes no others.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const staging = process.env.TRUNK_STAGING_DIR;

/** The checksum of a file as a page has it. */
export const checksum = (file) => `sha256-${createHash("sha256").update(readFileSync(join(staging, file))).digest("base64")}`;

/** Writes the files' checksums where Trunk wrote those of what they replace. */
export function sign(files) {
  const page = join(staging, "index.html");
  const html = files.reduce((html, file) => {
    const signed = (tag) => (tag.includes(`/${file}`) ? tag.replace(/sha\d+-[\w+/=]+/, checksum(file)) : tag);
    return html.replace(/<(?:link|script)\b[^>]*>/g, signed);
  }, readFileSync(page, "utf8"));
  writeFileSync(page, html);
}
