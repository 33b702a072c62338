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

  const addresses = Object.fromEntries([...files].map(([name, blob]) => [name, URL.createObjectURL(blob)]));
  const isScript = (name) => name.endsWith(".js");

  // Stands in for the network, on the page and in its workers.
  const standIn = (addresses, base) => {
    // The longest name at the end of an address: files of the same name lie in different folders.
    const names = Object.keys(addresses).sort((left, right) => right.length - left.length);
    const find = (address) => {
      const path = `/${new URL(address, base).pathname}`;
      return addresses[names.find((name) => path.endsWith(`/${name}`))];
    };
    const ask = self.fetch;
    self.convscopeBase = base;
    self.convscopeFind = find;
    self.fetch = (request, options) => {
      const address = find(request.url ?? request);
      return address ? ask(address) : ask(request, options);
    };
  };
  standIn(addresses, document.baseURI);

  const imports = Object.fromEntries(
    Object.keys(addresses).filter(isScript).map((name) => [`convscope/${name}`, addresses[name]]),
  );
  const map = document.createElement("script");
  Object.assign(map, { type: "importmap", nonce, textContent: JSON.stringify({ imports }) });
  document.head.append(map);
  window.convscopeImport = (address) => import(convscopeFind(address));

  // A worker knows no import map, and begins with the same stand-in.
  window.Worker = class extends Worker {
    constructor(address, options) {
      const start = `(${standIn})(${JSON.stringify(addresses)}, ${JSON.stringify(document.baseURI)});
        self.convscopeImport = (address) => import(convscopeFind(address));
        const early = [];
        self.onmessage = (event) => early.push(event);
        await import(${JSON.stringify(convscopeFind(address))});
        for (const event of early) self.onmessage(event);`;
      super(URL.createObjectURL(new Blob([start], { type: "text/javascript" })), options);
    }
  };

  await import(`convscope/${main}`);
})(document.currentScript.dataset).catch((problem) => {
  const placeholder = document.querySelector("[data-boot]");
  if (placeholder) placeholder.textContent = placeholder.dataset.boot;
  throw problem;
});
