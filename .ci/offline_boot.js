// Starts the page that is one file: unpacks what is in it, and stands in for the network. .ci/offline.mjs puts this into it.
(async ({ nonce, main }) => {
  const TYPES = { js: "text/javascript", wasm: "application/wasm" };
  const files = new Map();
  const unpack = async (element) => {
    const bytes = Uint8Array.from(atob(element.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const name = element.dataset.file;
    files.set(name, new Blob([await new Response(stream).arrayBuffer()], { type: TYPES[name.split(".").pop()] }));
    element.remove();
  };
  await Promise.all([...document.querySelectorAll("script[data-file]")].map(unpack));

  // Stands in for the network, on the page and in its workers.
  const standIn = (files, base) => {
    // The longest name at the end of an address: files of the same name lie in different folders.
    const names = [...files.keys()].sort((left, right) => right.length - left.length);
    const ask = self.fetch;
    self.convscopeBase = base;
    self.convscopeFind = (address) => {
      const path = `/${new URL(address, base).pathname}`;
      return names.find((name) => path.endsWith(`/${name}`));
    };
    self.fetch = async (request, options) => {
      const name = self.convscopeFind(request.url ?? request);
      return name ? new Response(files.get(name)) : ask(request, options);
    };
  };
  standIn(files, document.baseURI);

  const imports = {};
  for (const [name, blob] of files) if (name.endsWith(".js")) imports[`convscope/${name}`] = URL.createObjectURL(blob);
  const map = document.createElement("script");
  Object.assign(map, { type: "importmap", nonce, textContent: JSON.stringify({ imports }) });
  document.head.append(map);
  window.convscopeImport = (address) => import(`convscope/${convscopeFind(address)}`);

  // A worker of a page on a disk knows no import map, may be no module and may read no blob by its address: it is handed the files, and
  // imports their texts.
  const begin = `self.onmessage = async ({ data: { files, base, address } }) => {
    const early = [];
    self.onmessage = (event) => early.push(event);
    (${standIn})(files, base);
    self.convscopeImport = async (address) =>
      import("data:text/javascript," + encodeURIComponent(await files.get(convscopeFind(address)).text()));
    await convscopeImport(address);
    for (const event of early) self.onmessage(event);
  };`;
  window.Worker = class extends Worker {
    constructor(address, options) {
      super(URL.createObjectURL(new Blob([begin], { type: "text/javascript" })), { ...options, type: "classic" });
      this.postMessage({ files, base: document.baseURI, address: String(address) });
    }
  };

  for (const script of main.split(" ")) await import(`convscope/${script}`);
})(document.currentScript.dataset).catch((problem) => {
  const still = document.querySelector("[data-still]");
  if (still) still.textContent = still.dataset.failure;
  throw problem;
});
