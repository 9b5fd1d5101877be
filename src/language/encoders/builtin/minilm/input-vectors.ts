import type { TextOffsets } from '../network/attention.js';
import type { ByteTensor } from './model-files.js';
import type { ModelTensors } from './model-tensors.js';

/** What a token is before it has met the others: the vectors of its piece and of its place. */
export class InputVectors {
  readonly #pieces: ByteTensor;
  /** With what every token of a single text has in common. */
  readonly #places: Float32Array;

  constructor(
    tensors: ModelTensors,
    private readonly width: number,
  ) {
    const { pieceVectors, positionVectors, segmentVectors } = tensors;
    // A copy: as a view it would keep the whole file in memory.
    this.#pieces = { ...pieceVectors, bytes: Uint8Array.from(pieceVectors.bytes) };
    this.#places = positionVectors.map((value, i) => value + segmentVectors[i % width]!);
  }

  /** Writes a row for each token, those of one text after those of another. */
  write(target: Float32Array, tokens: readonly number[], offsets: TextOffsets): void {
    const { bytes, scale, min } = this.#pieces;
    let text = 0;
    tokens.forEach((token, row) => {
      if (row === offsets[text + 1]) text++;
      const [to, piece] = [row * this.width, token * this.width];
      const place = (row - offsets[text]!) * this.width;
      for (let i = 0; i < this.width; i++) {
        target[to + i] = bytes[piece + i]! * scale + min + this.#places[place + i]!;
      }
    });
  }
}
