/** Starts a compiled kernel (`*.wasm.ts`) on a memory; gives its functions. */
export function startKernel(base64: string, memory: WebAssembly.Memory): unknown {
  const abort = () => {
    throw new Error('The kernel gave up.');
  };
  const module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
  return new WebAssembly.Instance(module, { env: { memory, abort } }).exports;
}
