// Runs the program of the page in a worker. The page's first message says where the program's files are; then the program listens itself.

// The program paints by the names that a page has for a canvas; here the same drawing has another name.
self.CanvasRenderingContext2D = self.OffscreenCanvasRenderingContext2D;

self.onmessage = async ({ data: { script, binary } }) => {
  try {
    const { default: start } = await import(script);
    await start({ module_or_path: fetch(binary) });
  } catch (problem) {
    self.postMessage("failed");
    throw problem;
  }
};
