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
  const isSmall = (file) => /^chunk_\d+\.wasm$/.test(file) && contents.get(file).length < SMALL;
  // In the order in which the script asks for them, so that their places in it count up.
  const small = [...script.matchAll(ASKED)].map(([, file]) => file).filter(isSmall);
  const asked = script.replace(ASKED, (question, file) => (isSmall(file) ? `together(${small.indexOf(file)})` : question));
  const missed = [...contents.keys()].filter((file) => isSmall(file) && asked.includes(file));
  if (small.length === 0 || missed.length > 0) throw new Error(`the pieces are loaded in another way now: ${missed}`);
  const sizes = JSON.stringify(small.map((file) => contents.get(file).length));
  return {
    script: `${asked}\n${TOGETHER.replace("NAME", JSON.stringify(`./${name}`)).replace("SIZES", sizes)}`,
    bytes: Buffer.concat(small.map((file) => contents.get(file))),
    files: new Set(small),
  };
}

/** One of the small files, as if it had been asked for alone. What could not be had is asked for again the next time. */
const TOGETHER = `
const sizes = SIZES;
let all;
async function together(index) {
  all ??= fetch(new URL(NAME, import.meta.url)).then((response) => {
    if (!response.ok) throw new Error("pieces: " + response.status);
    return response.arrayBuffer();
  });
  try {
    const start = sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
    return new Response((await all).slice(start, start + sizes[index]), { headers: { "Content-Type": "application/wasm" } });
  } catch (problem) {
    all = undefined;
    throw problem;
  }
}
`;
