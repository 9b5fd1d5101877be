const PAGE_BYTES = 65_536;
const ALIGNMENT = 64;

/** The memory that the kernel works on; what is put there stays. */
export class KernelMemory {
  readonly memory = new WebAssembly.Memory({ initial: 1 });
  // The kernel has its own constants in the first page.
  #end = PAGE_BYTES;

  /** The address of so many free bytes. */
  reserve(bytes: number): number {
    const address = this.#end;
    this.#end += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    const missing = this.#end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE_BYTES));
    return address;
  }

  /** The address of a copy of `values`. */
  store(values: Float32Array | Int32Array | Int16Array): number {
    const address = this.reserve(values.byteLength);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(this.memory.buffer).set(bytes, address);
    return address;
  }

  /** A view that is valid until more is reserved. */
  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  /** A view that is valid until more is reserved. */
  bytes(address: number, length: number): Int8Array {
    return new Int8Array(this.memory.buffer, address, length);
  }

  /** A view that is valid until more is reserved. */
  integers(address: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, length);
  }
}
