// Makes short what a program and its script say to each other.

import { loaders } from "./defer.mjs";
import { EXPORT, IMPORT, encoded, exports, imports, replaced, sections, text } from "./wasm.mjs";

/** Classes for streams that come with a crate. No page of ours makes one, and each would keep its half of the program. */
const UNUSED = /intounderlying/;
/** One function of those that the script hands to the program. */
const HANDED = /^ {8}(__wb\w+|_\w+): [^]*?(?:^ {8}\}|(?<=\S)),\n/gm;

const section = (bytes, kind) => sections(bytes).find((section) => section.kind === kind);
const list = (parts) => Buffer.concat([encoded(parts.length), ...parts]);
const exported = ({ name, what }) => Buffer.concat([text(name), what]);

/** A linked program without the exports that no page of ours calls. */
export function withoutUnused(program) {
  const bytes = Buffer.from(program);
  const place = section(bytes, EXPORT);
  const kept = exports(bytes, place).filter(({ name }) => !UNUSED.test(name));
  return replaced(bytes, [[place, list(kept.map(exported))]]);
}

/**
 * A program, the script that wasm-bindgen wrote for it and `links`, the script that loads the program's pieces, under short names; the
 * first script without what the program does not take. What `links` takes from the program keeps its name, which the pieces use too.
 */
export function shortened(program, script, links) {
  const loads = new Set(loaders(links));
  const [bytes, kept] = [Buffer.from(program), new Set(links.match(/\w+/g).filter((name) => !loads.has(name)))];
  const [importing, exporting] = [section(bytes, IMPORT), section(bytes, EXPORT)];
  const [taken, given] = [imports(bytes, importing), exports(bytes, exporting)];
  const own = [...taken, ...given].filter(({ name }) => !kept.has(name));
  const short = new Map(own.map(({ name }, index) => [name, `_${index.toString(36)}`]));
  const called = (name) => short.get(name) ?? name;
  const imported = ({ module, name, type }) => Buffer.concat([text(module), text(called(name)), type]);
  const isTaken = new Set(taken.map(({ name }) => name));
  return {
    program: replaced(bytes, [
      [importing, list(taken.map(imported))],
      [exporting, list(given.map(({ name, what }) => exported({ name: called(name), what })))],
    ]),
    script: script
      .replace(HANDED, (code, name) => (isTaken.has(name) ? code : ""))
      .replace(/(?<=^ {8})\w+(?=: )|(?<=\bwasm\.)\w+/gm, called),
    links: links.replace(/\w+/g, (name) => (loads.has(name) ? called(name) : name)),
  };
}
