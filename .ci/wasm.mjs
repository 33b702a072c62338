// Reads and writes the parts of a WebAssembly program. Layout: the WebAssembly core specification, "Binary Format".

/** Kinds of sections. */
export const [CUSTOM, IMPORT, EXPORT, CODE, CONTENTS] = [0, 2, 7, 10, 11];

/** In the custom section of names, the part with those of functions. */
export const FUNCTION_NAMES = 1;

/** Kinds of what is imported. */
const [FUNCTION, TABLE, MEMORY, GLOBAL, TAG] = [0, 1, 2, 3, 4];

/** Reads one value after the other. */
export class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte > 127);
    return value;
  }

  text() {
    const length = this.number();
    this.at += length;
    return Buffer.from(this.bytes.subarray(this.at - length, this.at)).toString();
  }

  /** As many values as the number says that comes first. */
  times(make) {
    return Array.from({ length: this.number() }, make);
  }
}

/** The sections in their order: kind, name of a custom one, where it begins, where its content starts and ends. */
export function sections(bytes) {
  const [reader, found] = [new Reader(bytes, 8), []];
  while (reader.at < bytes.length) {
    const [begin, kind, size] = [reader.at, reader.byte(), reader.number()];
    const start = reader.at;
    const name = kind === CUSTOM ? new Reader(bytes, start).text() : "";
    found.push({ kind, name, begin, start, end: start + size });
    reader.at = start + size;
  }
  return found;
}

function limits(reader) {
  const flags = reader.number();
  reader.number();
  if (flags & 1) reader.number();
}

/** What is imported: module, name, whether it is a function, and the bytes of its kind and type. */
export function imports(bytes, section) {
  const reader = new Reader(bytes, section.start);
  return reader.times(() => {
    const [module, name] = [reader.text(), reader.text()];
    const begin = reader.at;
    const kind = reader.byte();
    if (kind === FUNCTION) reader.number();
    else if (kind === TABLE) reader.byte();
    if (kind === TABLE || kind === MEMORY) limits(reader);
    else if (kind === GLOBAL) reader.at += 2;
    else if (kind === TAG) reader.at += 2;
    return { module, name, isFunction: kind === FUNCTION, type: bytes.subarray(begin, reader.at) };
  });
}

/** The functions that a program has of its own: number, where each begins and ends in the bytes. */
export function functions(bytes) {
  const all = sections(bytes);
  const [importing, code] = [IMPORT, CODE].map((kind) => all.find((section) => section.kind === kind));
  const first = importing ? imports(bytes, importing).filter(({ isFunction }) => isFunction).length : 0;
  if (!code) return [];
  const reader = new Reader(bytes, code.start);
  return reader.times((_, index) => {
    const size = reader.number();
    reader.at += size;
    return { number: first + index, start: reader.at - size, end: reader.at };
  });
}

/** What is exported: name, and the bytes of kind and index. */
export function exports(bytes, section) {
  const reader = new Reader(bytes, section.start);
  return reader.times(() => {
    const name = reader.text();
    const begin = reader.at;
    reader.byte();
    reader.number();
    return { name, what: bytes.subarray(begin, reader.at) };
  });
}

/** A number as the format has it. */
export function encoded(number) {
  const bytes = [];
  do bytes.push((number % 128) | (number > 127 ? 128 : 0));
  while ((number = Math.floor(number / 128)));
  return Buffer.from(bytes);
}

/** Bytes behind their number. */
export function withLength(bytes) {
  return Buffer.concat([encoded(bytes.length), bytes]);
}

/** A text as the format has it. */
export const text = (string) => withLength(Buffer.from(string));

/** A program with other contents of some of its sections. */
export function replaced(bytes, contents) {
  let from = 0;
  const parts = [];
  for (const [section, content] of contents) {
    parts.push(bytes.subarray(from, section.begin), Buffer.from([section.kind]), withLength(content));
    from = section.end;
  }
  return Buffer.concat([...parts, bytes.subarray(from)]);
}
