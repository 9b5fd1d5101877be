/**
 * Turns texts into vectors of which similar meanings are close together. What comes with the
 * service is the `BuiltinEncoder`; the `EndpointEncoder` asks a server for better ones.
 */
export abstract class SentenceEncoder {
  /** Names the vector space: the vectors of two encoders with the same id can be compared. */
  abstract readonly id: string;

  /**
   * Vectors of length 1 in the order of the texts; a text in which there is nothing to encode may
   * have the zero vector. `signal` gives up waiting.
   *
   * @throws EncoderError, or the reason of the signal
   */
  abstract encode(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;

  /** Ends threads and sockets; what is under way is rejected. */
  abstract close(): Promise<void>;
}
