// Puts functions that are alike beside each other, since a program compresses better so: by a thirtieth of the page's.
//
// What a compressor can say of a function is where it has seen the like, which costs less the nearer that was. Where functions stand in a
// program means nothing to it. They are named after their places here, and the optimizer puts them there.

import { CUSTOM, FUNCTION_NAMES, encoded, functions, text, withLength } from "./wasm.mjs";

/** Functions are alike by the sequences of so many bytes that both have. */
const SEQUENCE = 5;
/** What more functions than this have makes none of them alike. */
const COMMON = 300;
/** How much what the last function has counts for the next but one, against the next. */
const FADING = 0.5;

/** Which sequences a function has, by a number for each. */
function sequences(bytes) {
  const found = new Set();
  for (let at = 0; at + SEQUENCE <= bytes.length; at++) {
    found.add(bytes.subarray(at, at + SEQUENCE).reduce((hash, byte) => Math.imul(hash, 16777619) ^ byte, 0));
  }
  return found;
}

/** The places of some functions' bytes in an order in which each is like those before it. The longest comes first. */
function ordered(bodies) {
  const own = bodies.map(sequences);
  const having = new Map();
  own.forEach((found, index) => {
    for (const sequence of found) {
      if (!having.has(sequence)) having.set(sequence, []);
      having.get(sequence).push(index);
    }
  });
  const left = new Set(bodies.map((_, index) => index).sort((one, other) => bodies[other].length - bodies[one].length));
  const likeness = new Float64Array(bodies.length);
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
  const own = functions(program);
  const order = ordered(own.map(({ start, end }) => program.subarray(start, end)));
  const places = new Map(order.map((index, place) => [index, String(place).padStart(8, "0")]));
  const names = own.map(({ number }, index) => Buffer.concat([encoded(number), text(places.get(index))]));
  const list = withLength(Buffer.concat([encoded(names.length), ...names]));
  const content = withLength(Buffer.concat([text("name"), Buffer.from([FUNCTION_NAMES]), list]));
  return Buffer.concat([program, Buffer.from([CUSTOM]), content]);
}
