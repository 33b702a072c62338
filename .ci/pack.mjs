// Puts the many small files that pieces share into one: each would cost a question of its own.

/** Files smaller than this are put together, in bytes; the larger ones are loaded only where they are needed. */
const SMALL = 2000;
/** How the script that loads the pieces asks for a file. */
const ASKED = /fetch\(new URL\("\.\/(chunk_\d+\.wasm)", import\.meta\.url\)\)/g;

/**
 * The script that loads the pieces, which asks for the small files together, and what they are together. `contents` gives the bytes of
 * each file, `name` is that of the file with all.
 */
export function packed(script, contents, name) {
  const places = new Map();
  let size = 0;
  for (const [file, bytes] of contents) {
    if (bytes.length >= SMALL || !/^chunk_\d+\.wasm$/.test(file)) continue;
    places.set(file, [size, size + bytes.length]);
    size += bytes.length;
  }
  const asked = script.replace(ASKED, (question, file) => (places.has(file) ? `together(${places.get(file)})` : question));
  const missed = [...places.keys()].filter((file) => asked.includes(file));
  if (places.size === 0 || missed.length > 0) throw new Error(`the pieces are loaded in another way now: ${missed}`);
  return {
    script: `${asked}\n${TOGETHER.replace("NAME", JSON.stringify(`./${name}`))}`,
    bytes: Buffer.concat([...places.keys()].map((file) => contents.get(file))),
    files: new Set(places.keys()),
  };
}

/** One of the small files, as if it had been asked for alone. What could not be had is asked for again the next time. */
const TOGETHER = `
let all;
async function together(start, end) {
  all ??= fetch(new URL(NAME, import.meta.url)).then((response) => {
    if (!response.ok) throw new Error("pieces: " + response.status);
    return response.arrayBuffer();
  });
  try {
    return new Response((await all).slice(start, end), { headers: { "Content-Type": "application/wasm" } });
  } catch (problem) {
    all = undefined;
    throw problem;
  }
}
`;
