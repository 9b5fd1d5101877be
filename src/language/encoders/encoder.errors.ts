/** Why there are no vectors; the codes never change. */
export type EncoderErrorCode =
  | 'ENCODER.TIMEOUT'
  | 'ENCODER.UNAVAILABLE'
  | 'ENCODER.BAD_RESPONSE'
  | 'ENCODER.OVERLOADED'
  | 'ENCODER.CLOSED';

/** An encoder that fails; its message is logged, so it never holds a key or the text of a customer. */
export class EncoderError extends Error {
  override readonly name = 'EncoderError';

  constructor(
    readonly code: EncoderErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
