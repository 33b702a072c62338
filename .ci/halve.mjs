// Takes the first half of every type's number away.
//
// Rust tells types apart by numbers of 128 bits that look drawn by lot. A page has hundreds, and no compressor makes one smaller. The second
// halves alone are as different from each other, which is checked here; and only they are hashed.
//
// A type's number is data of 16 bytes that refers to nothing and is read in two halves straight from its place. Where the compiler knew
// it, the halves stand in the code. Works on the linker's output; nothing changes its length.

import { DATA, relocations, symbols } from "./linked.mjs";
import { CODE, CONTENTS, Reader, sections } from "./wasm.mjs";

/** A relocation: an address in memory from which an instruction reads. */
const READ_FROM = 3;
const [READ, CONSTANT] = [0x29, 0x42];
/** A large 64-bit number takes so many bytes or more in the code. */
const LONG = 8;

/** Where the content of each segment begins. */
function segments(bytes, section) {
  const reader = new Reader(bytes, section.start);
  return reader.times(() => {
    // The only memory, and an address as a constant.
    reader.at += 2;
    reader.number();
    reader.at += 1;
    const size = reader.number();
    reader.at += size;
    return reader.at - size;
  });
}

/** Where the numbers of types begin. */
function places(bytes, all) {
  const find = (name) => all.find((section) => section.name === name);
  const [code, contents] = [CODE, CONTENTS].map((kind) => all.find((section) => section.kind === kind));
  const named = symbols(bytes, find("linking"));
  const read = named.map(() => 0);
  for (const { kind, offset, symbol, addend } of relocations(bytes, find("reloc.CODE")).list) {
    const isHalf = (addend === 0 || addend === 8) && bytes[code.start + offset - 2] === READ;
    if (kind === READ_FROM && isHalf) read[symbol] |= addend === 0 ? 1 : 2;
  }
  const starts = segments(bytes, contents);
  const referring = new Set(relocations(bytes, find("reloc.DATA")).list.map(({ offset }) => (contents.start + offset) & ~3));
  return named
    .filter(({ kind, size }, symbol) => kind === DATA && size === 16 && read[symbol] === 3)
    .map(({ segment, offset }) => starts[segment] + offset)
    .filter((at) => [0, 4, 8, 12].every((word) => !referring.has((at + word) & ~3)) && isByLot(bytes.subarray(at, at + 16)));
}

/** Whether bytes look drawn by lot, and are neither text nor two fractions nor small numbers. */
function isByLot(bytes) {
  const isFraction = (at) => Math.abs(((bytes.readUInt16LE(at + 6) >> 4) & 0x7ff) - 0x3ff) < 64;
  return new Set(bytes).size > 10 && bytes.toString().includes("\ufffd") && !(isFraction(0) && isFraction(8));
}

/** A program whose types have numbers of half the length. */
export function halved(program) {
  const bytes = Buffer.from(program);
  const all = sections(bytes);
  const [gone, kept] = [new Set(), new Set()];
  for (const at of places(bytes, all)) {
    const [first, second] = [bytes.readBigInt64LE(at), bytes.readBigInt64LE(at + 8)];
    if (kept.has(second)) throw new Error("two types have numbers whose second halves are the same: build the page in another way");
    gone.add(first);
    kept.add(second);
    bytes.fill(0, at, at + 8);
  }
  if (kept.size === 0) throw new Error("the program has no numbers of types: are they read in another way now?");
  const code = all.find(({ kind }) => kind === CODE);
  for (let at = code.start; at < code.end; at++) {
    if (bytes[at] !== CONSTANT) continue;
    const size = signedSize(bytes, at + 1);
    if (size >= LONG && gone.has(signed(bytes, at + 1, size))) {
      // Zero, in as many bytes.
      bytes.fill(128, at + 1, at + size);
      bytes[at + size] = 0;
    }
  }
  return bytes;
}

/** How many bytes a number of up to 64 bits takes in the code. */
function signedSize(bytes, at) {
  let size = 1;
  while (bytes[at + size - 1] > 127 && size < 10) size++;
  return size;
}

function signed(bytes, at, size) {
  let value = 0n;
  for (let index = size - 1; index >= 0; index--) value = (value << 7n) | BigInt(bytes[at + index] & 127);
  return BigInt.asIntN(64, BigInt.asIntN(7 * size, value));
}
