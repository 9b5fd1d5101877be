import { ArtifactError } from './artifact-container.js';

type Numbers = Int32Array | Float32Array | Float64Array | Int8Array;

/** The bytes of an array of numbers, in the machine's endian. */
export function bytesOf(array: Numbers): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/**
 * Takes sections one after the other, each as what it has to be and, where `length` says so, of
 * this length; throws ArtifactError if it is not. Numbers are copied, so that
 * the bytes of the whole artifact need not be kept beside them.
 */
export class SectionReader {
  #next = 0;

  constructor(private readonly sections: readonly Uint8Array[]) {}

  text(): string {
    return new TextDecoder().decode(this.#take());
  }

  integers(length?: number): Int32Array {
    const bytes = this.#take(length, Int32Array.BYTES_PER_ELEMENT);
    return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4).slice();
  }

  floats(length?: number): Float32Array {
    const bytes = this.#take(length, Float32Array.BYTES_PER_ELEMENT);
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4).slice();
  }

  doubles(): Float64Array {
    const bytes = this.#take(undefined, Float64Array.BYTES_PER_ELEMENT);
    return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
  }

  /** Bytes that mean something to another reader. */
  raw(): Uint8Array {
    return this.#take();
  }

  /** Signed bytes, without a copy: only matrices are made of them. */
  bytes(length: number): Int8Array {
    const bytes = this.#take(length, 1);
    return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Throws where a section is left over. */
  end(): void {
    if (this.#next !== this.sections.length) throw disagreement();
  }

  #take(length?: number, bytesEach = 1): Uint8Array {
    const section = this.sections[this.#next++];
    if (!section || section.length % bytesEach !== 0) throw disagreement();
    if (length !== undefined && section.length !== length * bytesEach) throw disagreement();
    return section;
  }
}

function disagreement(): ArtifactError {
  return new ArtifactError('The artifact is inconsistent: its sections do not agree.');
}
