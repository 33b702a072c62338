// Lets the page run the reload script of `trunk serve`.
//
// Trunk calls this after every build. A page built to be published holds no inline script and is left alone, so its
// policy is exactly the one in index.html. The script's hash cannot be named instead: Trunk changes it as it serves it.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const page = join(process.env.TRUNK_STAGING_DIR, "index.html");
const html = readFileSync(page, "utf8");

if (html.includes(".well-known/trunk/ws")) {
  const lax = html
    .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", "connect-src 'self' ws: wss:");
  writeFileSync(page, lax);
}
