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
