// Starts the program, in place of the inline script that Trunk would write and the page's policy forbids.
//
// Trunk's preload links carry the hashed names and the checksums of both files. The placeholder is taken away by the program, once it has
// something to show.

const program = document.querySelector('link[rel="modulepreload"]:not([href*="snippets/"])');
const binary = document.querySelector('link[rel="preload"][as="fetch"]');
const placeholder = document.querySelector("[data-boot]");

try {
  const { default: start } = await import(program.href);
  await start({ module_or_path: fetch(binary.href, { integrity: binary.integrity }) });
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
    // It is not known here who asked.
    for (const name of ["convscope:answer", "convscope:counted"]) tell(name, "");
    throw problem;
  }
});

// The same program off the main thread, for what takes its time.
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

/** A thread of its own; none where none can be had, as in a page on a disk. `fail` hears whether it had begun to work. */
function thread(hear, fail) {
  let hasBegun = false;
  const end = (worker) => {
    worker.onmessage = worker.onerror = null;
    worker.terminate();
    fail(hasBegun);
  };
  try {
    const worker = new Worker(new URL(`worker.js?${version}`, document.baseURI), { type: "module" });
    worker.onmessage = ({ data: { name, detail } }) => {
      if (name === "convscope:failed") end(worker);
      else hear(name, detail);
      hasBegun ||= name === "convscope:begun";
    };
    worker.onerror = () => end(worker);
    return worker;
  } catch {
    return undefined;
  }
}

// Where no thread can be had, the page itself takes the time.
const workHere = (detail) => tell("convscope:need", detail);

// Pictures and films: one question at a time, given up by ending the thread.
let film;
const stop = () => {
  film?.terminate();
  film = undefined;
};
document.addEventListener("convscope:stop", stop);
document.addEventListener("convscope:work", ({ detail }) => {
  stop();
  const hear = (name, detail) => {
    if (name === "convscope:answer") stop();
    tell(name, detail);
  };
  film = thread(hear, (hasBegun) => {
    film = undefined;
    if (hasBegun) tell("convscope:answer", "");
    else workHere(detail);
  });
  if (film) film.postMessage(detail);
  else workHere(detail);
});

// How much cells count: a thread for each network of the page, which stays. Of the questions that come while it works only the last
// matters; what has taken it this long, in milliseconds, is given up for that one.
const PATIENCE = 1000;
function counter() {
  let worker;
  let asked;
  let next;
  let timer;
  const work = (detail) => {
    asked = detail;
    worker ??= thread(hear, fail);
    if (worker) worker.postMessage(detail);
    else workHere(detail);
    if (!worker) asked = undefined;
  };
  const goOn = () => {
    clearTimeout(timer);
    asked = timer = undefined;
    const detail = next;
    next = undefined;
    if (detail) work(detail);
  };
  const giveUp = () => {
    timer = "late";
    if (!next) return;
    worker.terminate();
    worker = undefined;
    goOn();
  };
  const hear = (name, detail) => {
    if (name === "convscope:begun") timer = setTimeout(giveUp, PATIENCE);
    else tell(name, detail);
    if (name === "convscope:counted") goOn();
  };
  const fail = (hasBegun) => {
    worker = undefined;
    const { id } = JSON.parse(asked);
    if (hasBegun) tell("convscope:counted", JSON.stringify({ id, text: { Err: "" } }));
    else workHere(asked);
    goOn();
  };
  return (detail) => {
    if (!asked) return work(detail);
    next = detail;
    if (timer === "late") giveUp();
  };
}
const counters = {};
document.addEventListener("convscope:count", ({ detail }) => {
  const { side } = JSON.parse(detail);
  counters[side] ??= counter();
  counters[side](detail);
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
