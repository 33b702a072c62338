// Makes a program small, as it is sent: compressed.

import binaryen from "../.tools/node_modules/binaryen/index.js";
import { namedInOrder } from "./order.mjs";

const { Features } = binaryen;
/** What Rust compiles for by default; a piece's section that would say so is gone by now. */
const FEATURES =
  Features.BulkMemory | Features.BulkMemoryOpt | Features.Multivalue | Features.MutableGlobals |
  Features.NontrappingFPToInt | Features.ReferenceTypes | Features.CallIndirectOverlong | Features.SignExt;

binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
binaryen.setGenerateStackIR(true);
binaryen.setOptimizeStackIR(true);
// Nothing lies in the first kilobyte of memory, where the stack would end.
binaryen.setLowMemoryUnused(true);
// What is the same twice is smaller, compressed, than what is done once and kept; so are functions that are called once and stay on their
// own, and memory in one stretch.
binaryen.setOneCallerInlineMaxSize(0);
for (const pass of ["local-cse", "simplify-locals", "memory-packing"]) binaryen.addPassToSkip(pass);

/** The same program, smaller. */
export function optimized(program) {
  const smaller = changed(program, (whole) => {
    whole.optimize();
    whole.runPasses(["strip-debug", "strip-producers"]);
  });
  return changed(namedInOrder(smaller), (whole) => whole.runPasses(["reorder-functions-by-name", "strip-debug"]));
}

function changed(program, change) {
  const whole = binaryen.readBinary(program);
  whole.setFeatures(FEATURES);
  change(whole);
  const bytes = Buffer.from(whole.emitBinary());
  whole.dispose();
  return bytes;
}
