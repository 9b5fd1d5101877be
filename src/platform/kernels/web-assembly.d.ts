/** The part of WebAssembly that the kernels need: its types would come with those of a browser. */
declare namespace WebAssembly {
  class Memory {
    constructor(pages: { readonly initial: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }

  type Module = object;
  const Module: new (bytes: Uint8Array) => Module;

  class Instance {
    constructor(module: Module, imports: { readonly env: Readonly<Record<string, unknown>> });
    readonly exports: unknown;
  }
}
