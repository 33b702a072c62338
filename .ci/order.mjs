// Puts functions that are alike beside each other, since a program compresses better so: by a thirtieth of the page's.
//
// What a compressor can say of a function is where it has seen the like, which costs less the nearer that was. Where functions stand in a
// program means nothing to it. They are named after their places here, and wasm-opt puts them there.

import { CODE, CUSTOM, IMPORT, Reader, encoded, imports, sections, text, withLength } from "./wasm.mjs";

/** Functions are alike by the sequences of so many bytes that both have. */
const SEQUENCE = 5;
/** What more functions than this have makes none of them alike. */
const COMMON = 300;
/** How much what the last function has counts for the next but one, against the next. */
const FADING = 0.5;
const FUNCTION_NAMES = 1;

/** Which sequences a function has, by a number for each. */
function sequences(bytes) {
  const found = new Set();
  for (let at = 0; at + SEQUENCE <= bytes.length; at++) {
    found.add(bytes.subarray(at, at + SEQUENCE).reduce((hash, byte) => Math.imul(hash, 16777619) ^ byte, 0));
  }
  return found;
}

/** The numbers of some functions in an order in which each is like those before it. The longest comes first. */
function ordered(functions) {
  const own = functions.map(sequences);
  const having = new Map();
  own.forEach((found, index) => {
    for (const sequence of found) {
      if (!having.has(sequence)) having.set(sequence, []);
      having.get(sequence).push(index);
    }
  });
  const left = new Set(functions.map((_, index) => index).sort((one, other) => functions[other].length - functions[one].length));
  const likeness = new Float64Array(functions.length);
  const order = [];
  while (left.size > 0) {
    let [next] = left;
    for (const index of left) if (likeness[index] > likeness[next]) next = index;
    left.delete(next);
    order.push(next);
    for (const index of left) likeness[index] *= FADING;
    for (const sequence of own[next]) {
      const others = having.get(sequence);
      if (others.length <= COMMON) for (const index of others) likeness[index] += 1;
    }
  }
  return order;
}

/** A program whose functions are named so that their names in order are the order in which they compress best. */
export function namedInOrder(program) {
  const all = sections(program);
  const imported = all.find(({ kind }) => kind === IMPORT);
  const first = imported ? imports(program, imported).filter(({ isFunction }) => isFunction).length : 0;
  const code = all.find(({ kind }) => kind === CODE);
  if (!code) return program;
  const reader = new Reader(program, code.start);
  const functions = reader.times(() => {
    const size = reader.number();
    reader.at += size;
    return program.subarray(reader.at - size, reader.at);
  });
  const places = new Map(ordered(functions).map((index, place) => [index, String(place).padStart(8, "0")]));
  const names = functions.map((_, index) => Buffer.concat([encoded(first + index), text(places.get(index))]));
  const list = withLength(Buffer.concat([encoded(names.length), ...names]));
  return Buffer.concat([program, section(CUSTOM, [text("name"), Buffer.from([FUNCTION_NAMES]), list])]);
}

const section = (kind, parts) => Buffer.concat([Buffer.from([kind]), withLength(Buffer.concat(parts))]);
