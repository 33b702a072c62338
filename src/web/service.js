// Keeps the page for when there is no connection.
//
// Files whose names hold a hash never change and come from what is kept. The page itself comes from the network wherever there is one, so
// a visitor never gets stuck with an old version; what is kept of it is for when there is none. A new version waits until no window shows
// the old one any more, and then drops what was kept of it: a page that is open goes on finding its own files.

// The build fills both in.
const VERSION = "";
const FILES = [];

const { scope } = registration;
// Other copies of the page may lie at other paths of the same host.
const PREFIX = `convscope:${scope}:`;
const CACHE = PREFIX + VERSION;
const kept = new Set(FILES.map((file) => new URL(file, scope).href));

/** How long the network may take before a visitor gets what is kept, in milliseconds. */
const PATIENCE = 4000;

addEventListener("install", (event) => event.waitUntil(fill()));

addEventListener("activate", (event) => event.waitUntil(dropOthers().then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET") return;
  const address = url.split("#")[0];
  const page = address.split("?")[0];
  if (mode === "navigate" && (page === scope || page === `${scope}index.html`)) event.respondWith(newest(event.request));
  else if (kept.has(address)) event.respondWith(stored(address).then((response) => response ?? fetch(event.request)));
});

async function fill() {
  const cache = await caches.open(CACHE);
  const load = async (address, mode) => {
    const response = await fetch(new Request(address, { cache: mode }));
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    await cache.put(address, response);
  };
  await Promise.all([load(scope, "no-cache"), ...[...kept].map((address) => load(address, "default"))]);
}

async function dropOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function newest(request) {
  const network = fetch(request);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  try {
    const response = await Promise.race([network, patience]);
    return response ?? (await stored(scope)) ?? network;
  } catch (problem) {
    const response = await stored(scope);
    if (response) return response;
    throw problem;
  }
}

async function stored(address) {
  const cache = await caches.open(CACHE);
  return cache.match(address, { ignoreVary: true });
}
