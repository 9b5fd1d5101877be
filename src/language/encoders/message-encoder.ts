import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Settings } from '../../platform/config/index.js';
import { ConfiguredEncoder } from './configured-encoder.js';
import { EncoderError } from './encoder.errors.js';
import { type EncoderState, PunctualEncoder } from './punctual-encoder.js';

/** The vectors of messages, for requests that can do without. */
@Injectable()
export class MessageEncoder implements OnApplicationBootstrap {
  private readonly logger = new Logger('Encoder');
  private readonly punctual: PunctualEncoder | undefined;
  private reported: EncoderState = 'ok';

  constructor(
    private readonly configured: ConfiguredEncoder,
    private readonly settings: Settings,
  ) {
    this.punctual = configured.encoder && new PunctualEncoder(configured.encoder);
  }

  /** Names the vector space; null where the encoder is switched off. */
  get id(): string | null {
    return this.configured.encoder?.id ?? null;
  }

  get state(): EncoderState | 'off' {
    return this.punctual?.state ?? 'off';
  }

  /** The vector of the text, or nothing when it would be late; never rejects. */
  async encode(text: string): Promise<Float32Array | undefined> {
    const vector = await this.punctual?.encodeWithin(text, this.settings.encoderTimeoutMs);
    this.reportChange();
    return vector;
  }

  /** The first text takes longer, and no customer shall wait for it, nor the start. */
  onApplicationBootstrap(): void {
    this.configured.encoder?.encode(['hello']).catch((error: unknown) => {
      if (error instanceof EncoderError && error.code === 'ENCODER.CLOSED') return;
      this.logger.warn(`messages are classified by words alone for now: ${String(error)}`);
    });
  }

  private reportChange(): void {
    if (!this.punctual || this.punctual.state === this.reported) return;
    this.reported = this.punctual.state;
    if (this.reported === 'ok') this.logger.log('vectors come in time again');
    else this.logger.warn('no vectors in time: messages are classified by words alone for now');
  }
}
