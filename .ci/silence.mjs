// Takes from a linked program what it would say if it stopped at a mistake of its own.
//
// Nobody hears it: a browser's program has no standard error, and stops with a trap either way. What remains of every such function is
// the trap, and what was handed to it (texts, places in the source) is no longer referred to, so that splitting leaves it out.
//
// Works on the linker's output, where relocations name each function and each address. Layouts: the WebAssembly core specification,
// "Binary Format"; the tool conventions, "Object file linking". Nothing changes its length, so all other offsets stay true.

import { CODE, IMPORT, Reader, encoded, imports, replaced, sections, text } from "./wasm.mjs";

const SYMBOL_TABLE = 8;
const FUNCTION_NAMES = 1;
const FUNCTION_SYMBOL = 0;
/** Relocations: the function of a call; an address in memory as a constant. */
const FUNCTION_INDEX = 0;
const MEMORY_ADDRESS = 4;
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23]);
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
    "15copy_from_slice_impl\\d+len_mismatch_fail",
    "5alloc7raw_vec\\d+(capacity_overflow|handle_error)",
    "5alloc5alloc\\d+handle_alloc_error",
    "3std5alloc\\d+rust_oom",
    "3std9panicking\\d+(begin_panic|panic_with_hook)",
    "3std6thread5local\\d+panic_access_error",
    "\\d+rust_begin_unwind",
    "\\d+assert_failed(E|17h)",
  ].join("|"),
);

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

/** The function that each symbol stands for; null for other symbols. */
function symbols(bytes, section) {
  const reader = part(bytes, section, SYMBOL_TABLE, 1);
  return reader.times(() => {
    const [kind, flags] = [reader.byte(), reader.number()];
    const [isUndefined, isNamed] = [flags & 0x10, flags & 0x40];
    if (kind === 1) {
      reader.text();
      if (!isUndefined) for (let field = 0; field < 3; field++) reader.number();
      return null;
    }
    const index = reader.number();
    if (kind !== 3 && (!isUndefined || isNamed)) reader.text();
    return kind === FUNCTION_SYMBOL ? index : null;
  });
}

function functionNames(bytes, section) {
  const reader = part(bytes, section, FUNCTION_NAMES, 0);
  return new Map(reader.times(() => [reader.number(), reader.text()]));
}

function relocations(bytes, section) {
  const reader = new Reader(bytes, section.start);
  reader.text();
  const target = reader.number();
  const list = reader.times(() => {
    const begin = reader.at;
    const [kind, offset, symbol] = [reader.byte(), reader.number(), reader.number()];
    if (WITH_ADDEND.has(kind)) while (reader.byte() > 127);
    return { kind, offset, symbol, bytes: bytes.subarray(begin, reader.at) };
  });
  return { target, list };
}

/** A program that stops where this one would say something and stop. */
export function silence(program) {
  const bytes = Buffer.from(program);
  const all = sections(bytes);
  const find = (name) => all.find((section) => section.name === name);
  const code = all.find(({ kind }) => kind === CODE);
  const imported = imports(bytes, all.find(({ kind }) => kind === IMPORT)).filter(({ isFunction }) => isFunction).length;
  const functions = symbols(bytes, find("linking"));
  const { target, list } = relocations(bytes, find("reloc.CODE"));
  const sayers = new Set();
  for (const [index, name] of functionNames(bytes, find("name"))) if (SAYS_AND_STOPS.test(name)) sayers.add(index);
  if (sayers.size === 0) throw new Error("the program has none of the functions that stop it: have they other names now?");

  const body = new Reader(bytes, code.start);
  const gone = body
    .times((_, index) => {
      const size = body.number();
      const [start, end] = [body.at, body.at + size];
      body.at = end;
      if (!sayers.has(imported + index) || size < 3) return null;
      bytes.fill(NOP, start, end);
      bytes.set([0, UNREACHABLE], start);
      bytes[end - 1] = END;
      return [start - code.start, end - code.start];
    })
    .filter((range) => range);

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
    if (kind !== FUNCTION_INDEX || bytes[code.start + offset - 1] !== CALL || !sayers.has(functions[symbol])) continue;
    for (let end = offset - 1; end !== null; ) end = before(end);
  }
  const isGone = ({ offset }) => dropped.has(offset) || gone.some(([start, end]) => start <= offset && offset < end);
  const kept = list.filter((relocation) => !isGone(relocation));
  const content = [text("reloc.CODE"), encoded(target), encoded(kept.length), ...kept.map((one) => one.bytes)];
  return replaced(bytes, [[find("reloc.CODE"), Buffer.concat(content)]]);
}
