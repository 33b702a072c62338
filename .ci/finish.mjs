// What Trunk calls after every build. One hook, since Trunk would run several at the same time, and each step needs what the one before
// it has left.

await import("./pieces.mjs");
await import("./gather.mjs");
await import("./allow_reload.mjs");
await import("./service.mjs");
