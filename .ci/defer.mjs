// Lets the script that knows the way to every piece, and the style of all pieces, wait until one of them is first asked for.

/** The functions that a script of links hands to the program, each of which loads a piece. */
export const loaders = (links) => [...links.matchAll(/^export const (\w+) =/gm)].map(([, name]) => name);

/**
 * A script that stands in for one of links and loads it, by its name `ways`, when it is first asked for a piece. `program` is the script
 * of the program, which is told if that fails.
 */
export function deferred(links, program, ways) {
  const names = loaders(links);
  if (names.length === 0) throw new Error("the script of links hands out its loaders in another way now");
  const list = names.map((name) => `export const ${name} = way("${name}");`).join("\n");
  return `${WAY.replace("PROGRAM", JSON.stringify(`./${program}`)).replace("WAYS", JSON.stringify(`./${ways}`))}\n${list}\n`;
}

/** What could not be had is asked for again the next time. A page in one file has its style already. */
const WAY = `
import { initSync } from PROGRAM;
let all;
function style() {
  const sheet = document.querySelector('link[rel="later"]');
  if (!sheet) return;
  return new Promise((resolve, reject) => {
    sheet.onload = resolve;
    sheet.onerror = () => {
      const next = sheet.cloneNode();
      next.rel = "later";
      sheet.replaceWith(next);
      reject(new Error("style"));
    };
    sheet.rel = "stylesheet";
  });
}
function way(name) {
  return async (callback, data) => {
    try {
      all ??= Promise.all([import(WAYS), style()]);
      (await all)[0][name](callback, data);
    } catch (problem) {
      all = undefined;
      console.error(problem);
      initSync().__indirect_function_table.get(callback)(data, false);
    }
  };
}
`;
