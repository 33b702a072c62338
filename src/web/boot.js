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
const version = new URL(program.href).pathname.split("-").pop();
let takeaway;
document.addEventListener("convscope:need", async ({ detail }) => {
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

// The same program off the main thread, for what takes its time: one question at a time, given up by ending the thread.
let worker;
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const stop = () => {
  worker?.terminate();
  worker = undefined;
};
document.addEventListener("convscope:stop", stop);
document.addEventListener("convscope:work", ({ detail }) => {
  stop();
  // Where no thread can be had, as in a page on a disk, the page itself takes the time.
  const work = () => tell("convscope:need", detail);
  try {
    worker = new Worker(new URL(`worker.js?${version}`, document.baseURI), { type: "module" });
  } catch {
    work();
    return;
  }
  let hasSpoken = false;
  worker.onmessage = ({ data }) => {
    hasSpoken = true;
    if (data.name === "convscope:answer") stop();
    tell(data.name, data.detail);
  };
  worker.onerror = () => {
    stop();
    if (hasSpoken) tell("convscope:answer", "");
    else work();
  };
  worker.postMessage(detail);
});

// Once the page is at rest: from the next visit on it works without a connection. Copies in frames and on disks, and the one of
// `trunk serve`, do without.
const service = document.querySelector('meta[name="service"]')?.content;
if (service && window === window.top && location.protocol.startsWith("http") && "serviceWorker" in navigator) {
  // A browser that forbids it shows the page all the same.
  const register = () => navigator.serviceWorker.register(service).catch(() => {});
  const wait = window.requestIdleCallback ?? ((then) => setTimeout(then, 1000));
  const later = () => wait(register);
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}
