// Takes from a linked program what it would say if it stopped at a mistake of its own.
//
// Nobody hears it: a browser's program has no standard error, and stops with a trap either way. What remains of every such function is
// the trap, and what was handed to it (texts, places in the source) is no longer referred to, so that splitting leaves it out.
//
// Works on the linker's output, where relocations name each function and each address. Nothing changes its length, so all other offsets
// stay true.

import { FUNCTION, functionNames, relocations, symbols } from "./linked.mjs";
import { CODE, CONTENTS, encoded, functions, replaced, sections, text } from "./wasm.mjs";

/** Relocations: the function of a call; an address in memory as a constant. */
const FUNCTION_INDEX = 0;
const MEMORY_ADDRESS = 4;
const [UNREACHABLE, NOP, END, CALL, LOCAL, CONSTANT] = [0x00, 0x01, 0x0b, 0x10, 0x20, 0x41];

/** Paths of functions that never return, in either mangling: each part of a path stands behind its length. */
const SAYS_AND_STOPS = new RegExp(
  [
    "4core9panicking\\d+(panic|assert_failed|unreachable_display)",
    "4core6option\\d+(unwrap|expect)_failed",
    "4core6result\\d+unwrap_failed",
    "4core4cell\\d+panic_already",
    "4core5slice5index\\d+slice_\\w*fail",
    "4core3str\\d+slice_error_fail",
    "20copy_from_slice_impl\\d+len_mismatch_fail",
    "5alloc7raw_vec\\d+(capacity_overflow|handle_error)",
    "5alloc5alloc\\d+handle_alloc_error",
    "3std5alloc\\d+rust_oom",
    "3std9panicking\\d+(begin_panic|panic_with_hook)",
    "3std6thread5local\\d+panic_access_error",
    "\\d+rust_begin_unwind",
    "\\d+assert_failed(E|17h|$)",
  ].join("|"),
);

/** Files of source code, wherever they lay when this was compiled. */
const SOURCES = /(?:(?:\/[\w.@+-]+)+|\bsrc(?:\/\w+)+)\.rs/g;

/** Takes away which files of source code a program comes from: that names the folders of whoever built it. */
function forgetSources(bytes) {
  const { start, end } = sections(bytes).find(({ kind }) => kind === CONTENTS);
  for (const { index, 0: path } of bytes.latin1Slice(start, end).matchAll(SOURCES)) {
    bytes.fill(0, start + index, start + index + path.length);
  }
}

/** A program that stops where this one would say something and stop. */
export function silence(program) {
  const bytes = Buffer.from(program);
  forgetSources(bytes);
  const all = sections(bytes);
  const find = (name) => all.find((section) => section.name === name);
  const code = all.find(({ kind }) => kind === CODE);
  const called = symbols(bytes, find("linking")).map((symbol) => (symbol.kind === FUNCTION ? symbol.index : null));
  const { target, list } = relocations(bytes, find("reloc.CODE"));
  const sayers = new Set();
  for (const [index, name] of functionNames(bytes, find("name"))) if (SAYS_AND_STOPS.test(name)) sayers.add(index);
  if (sayers.size === 0) throw new Error("the program has none of the functions that stop it: have they other names now?");

  const gone = functions(bytes).filter(({ number, start, end }) => sayers.has(number) && end - start > 2);
  for (const { start, end } of gone) {
    bytes.fill(NOP, start, end);
    bytes.set([0, UNREACHABLE], start);
    bytes[end - 1] = END;
  }

  // What is handed to such a function is pushed right before the call: addresses are taken away, lengths and locals stepped over. What
  // is in between runs only on the way to the trap.
  const at = new Map(list.map((relocation) => [relocation.offset, relocation]));
  const dropped = new Set();
  const before = (end) => {
    const byte = (back) => bytes[code.start + end - back];
    if (byte(6) === CONSTANT && at.get(end - 5)?.kind === MEMORY_ADDRESS) {
      dropped.add(end - 5);
      bytes.set([128, 128, 128, 128, 0], code.start + end - 5);
      return end - 6;
    }
    if ((byte(2) === CONSTANT || byte(2) === LOCAL) && byte(1) < 128) return end - 2;
    if (byte(3) === CONSTANT && byte(2) > 127 && byte(1) < 128) return end - 3;
    return null;
  };
  for (const { kind, offset, symbol } of list) {
    if (kind !== FUNCTION_INDEX || bytes[code.start + offset - 1] !== CALL || !sayers.has(called[symbol])) continue;
    for (let end = offset - 1; end !== null; ) end = before(end);
  }
  const isGone = ({ offset }) => dropped.has(offset) || gone.some(({ start, end }) => start <= code.start + offset && code.start + offset < end);
  const kept = list.filter((relocation) => !isGone(relocation));
  const content = [text("reloc.CODE"), encoded(target), encoded(kept.length), ...kept.map((one) => one.bytes)];
  return replaced(bytes, [[find("reloc.CODE"), Buffer.concat(content)]]);
}
