// Starts the program, in place of the inline script that Trunk would write and the page's policy forbids.
//
// Trunk's preload links carry the hashed names and the checksums of both files. The program removes the still page once it shows the live one.

const program = document.querySelector('link[rel="modulepreload"]:not([href*="snippets/"])');
const binary = document.querySelector('link[rel="preload"][as="fetch"]');
const still = document.querySelector("[data-still]");

// The still page shows the network of a first visit. Where the address or an earlier visit brings another one, it would be the wrong picture.
const isKnown = () => {
  try {
    return localStorage.getItem("convscope") || sessionStorage.getItem("convscope:open");
  } catch {
    return false;
  }
};
if (location.hash || isKnown()) still.dataset.still = "other";

try {
  const { default: start } = await import(program.href);
  await start({ module_or_path: fetch(binary.href, { integrity: binary.integrity }) });
} catch (problem) {
  const failure = document.createElement("p");
  failure.className = "still-failure";
  failure.role = "alert";
  failure.textContent = still.dataset.failure;
  still.replaceChildren(failure);
  still.dataset.still = "failed";
  throw problem;
}

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
