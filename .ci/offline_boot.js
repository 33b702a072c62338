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

  // The longest name at the end of an address: files of the same name lie in different folders.
  const names = [...files.keys()].sort((left, right) => right.length - left.length);
  const find = (address) => {
    const path = `/${new URL(address, document.baseURI).pathname}`;
    return names.find((name) => path.endsWith(`/${name}`));
  };

  const imports = {};
  for (const [name, blob] of files) if (name.endsWith(".js")) imports[`convscope/${name}`] = URL.createObjectURL(blob);
  const map = document.createElement("script");
  Object.assign(map, { type: "importmap", nonce, textContent: JSON.stringify({ imports }) });
  document.head.append(map);
  window.convscopeImport = (address) => import(`convscope/${find(address)}`);

  const ask = window.fetch;
  window.fetch = async (request, options) => {
    const name = find(request.url ?? request);
    return name ? new Response(files.get(name)) : ask(request, options);
  };

  await import(`convscope/${main}`);
})(document.currentScript.dataset).catch((problem) => {
  const placeholder = document.querySelector("[data-boot]");
  if (placeholder) placeholder.textContent = placeholder.dataset.boot;
  throw problem;
});
