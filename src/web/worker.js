// Runs the program of what is taken away off the main thread, where a film may take its time.
//
// The page posts what events bring it, and is posted what they tell it. The address holds the version of the program.

// The program paints by the names that the page has for a canvas; here the same drawing has another name.
self.CanvasRenderingContext2D = self.OffscreenCanvasRenderingContext2D;

for (const name of ["convscope:answer", "convscope:counted", "convscope:progress"]) {
  self.addEventListener(name, ({ detail }) => self.postMessage({ name, detail }));
}

const program = import(`./takeaway.js${self.location.search}`).then(({ default: load }) =>
  load({ module_or_path: new URL(`takeaway_bg.wasm${self.location.search}`, self.location.href) }),
);

self.onmessage = async ({ data: detail }) => {
  try {
    await program;
  } catch (problem) {
    self.postMessage({ name: "convscope:failed" });
    throw problem;
  }
  self.postMessage({ name: "convscope:begun" });
  self.dispatchEvent(new CustomEvent("convscope:ask", { detail }));
};
