// Reads what the linker says of a program: what its functions and its data are called, and where it refers to them. Layouts: the
// WebAssembly tool conventions, "Object file linking".

import { FUNCTION_NAMES, Reader } from "./wasm.mjs";

/** Kinds of symbols. */
export const [FUNCTION, DATA, SECTION] = [0, 1, 3];

const SYMBOL_TABLE = 8;
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23]);

/** Where in a custom section the part of some kind begins. */
function part(bytes, section, kind, headers) {
  const reader = new Reader(bytes, section.start);
  reader.text();
  for (let count = headers; count > 0; count--) reader.number();
  while (reader.at < section.end) {
    const [found, size] = [reader.byte(), reader.number()];
    if (found === kind) return reader;
    reader.at += size;
  }
  throw new Error(`the program's section ${section.name} has no part ${kind}`);
}

/** What each symbol stands for: a function, by its index; data, by its segment and its place and size there; or something else. */
export function symbols(bytes, section) {
  const reader = part(bytes, section, SYMBOL_TABLE, 1);
  return reader.times(() => {
    const [kind, flags] = [reader.byte(), reader.number()];
    const [isUndefined, isNamed] = [flags & 0x10, flags & 0x40];
    if (kind === DATA) {
      const name = reader.text();
      return isUndefined ? { kind, name } : { kind, name, segment: reader.number(), offset: reader.number(), size: reader.number() };
    }
    const index = reader.number();
    if (kind !== SECTION && (!isUndefined || isNamed)) reader.text();
    return { kind, index };
  });
}

/** What each function is called. */
export function functionNames(bytes, section) {
  const reader = part(bytes, section, FUNCTION_NAMES, 0);
  return new Map(reader.times(() => [reader.number(), reader.text()]));
}

/** Where a section refers to symbols: the section's place among all, and kind, place and symbol of each reference. */
export function relocations(bytes, section) {
  const reader = new Reader(bytes, section.start);
  reader.text();
  const target = reader.number();
  const list = reader.times(() => {
    const begin = reader.at;
    const [kind, offset, symbol] = [reader.byte(), reader.number(), reader.number()];
    const addend = WITH_ADDEND.has(kind) ? reader.number() : 0;
    return { kind, offset, symbol, addend, bytes: bytes.subarray(begin, reader.at) };
  });
  return { target, list };
}
