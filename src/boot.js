// Starts the program, in place of the inline script that Trunk would write and the page's policy forbids.
//
// Trunk's preload links carry the hashed names and the checksums of both files.

const program = document.querySelector('link[rel="modulepreload"]:not([href*="snippets/"])');
const binary = document.querySelector('link[rel="preload"][as="fetch"]');
const placeholder = document.querySelector("[data-boot]");

try {
  const { default: start } = await import(program.href);
  await start({ module_or_path: fetch(binary.href, { integrity: binary.integrity }) });
  placeholder.remove();
} catch (problem) {
  placeholder.textContent = placeholder.dataset.boot;
  throw problem;
}

// What is taken away from the page is worked out by a program of its own, loaded when it is first asked. Its name holds no hash, so
// the page's own stands behind it, and an update never meets an old copy.
let takeaway;
document.addEventListener("convscope:need", async ({ detail }) => {
  const version = new URL(program.href).pathname.split("-").pop();
  takeaway ??= import(`./takeaway.js?${version}`).then(({ default: load }) =>
    load({ module_or_path: new URL(`takeaway_bg.wasm?${version}`, document.baseURI) }),
  );
  try {
    await takeaway;
    document.dispatchEvent(new CustomEvent("convscope:ask", { detail }));
  } catch (problem) {
    takeaway = undefined;
    document.dispatchEvent(new CustomEvent("convscope:answer", { detail: "" }));
    throw problem;
  }
});

// Once the page is at rest: from the next visit on it works without a connection. Copies in frames and on disks, and the one of
// `trunk serve`, do without.
const worker = document.querySelector('meta[name="worker"]')?.content;
if (worker && window === window.top && location.protocol.startsWith("http") && "serviceWorker" in navigator) {
  // A browser that forbids it shows the page all the same.
  const register = () => navigator.serviceWorker.register(worker).catch(() => {});
  const wait = window.requestIdleCallback ?? ((then) => setTimeout(then, 1000));
  const later = () => wait(register);
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}
