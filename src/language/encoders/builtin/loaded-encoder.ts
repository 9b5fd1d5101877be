/** A sentence encoder that holds the thread while it works. */
export interface LoadedEncoder {
  /** The vectors in the order of the texts; one in which there is nothing to encode has the zero vector. */
  encodeAll(texts: readonly string[]): Float32Array[];
}
