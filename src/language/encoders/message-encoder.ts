import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Settings } from '../../platform/config/index.js';
import { ConfiguredEncoder } from './configured-encoder.js';
import { EncoderError } from './encoder.errors.js';
import { type EncoderState, PunctualEncoder } from './punctual-encoder.js';

/** The vectors of messages, for requests that can do without. */
@Injectable()
export class MessageEncoder implements OnApplicationBootstrap {
  private readonly logger = new Logger('Encoder');
  /** By the ids of their encoders. */
  private readonly punctual = new Map<string, PunctualEncoder>();
  private reported: EncoderState = 'ok';

  constructor(
    private readonly configured: ConfiguredEncoder,
    private readonly settings: Settings,
  ) {}

  /** Names the vector space that new models understand; null where the encoder is switched off. */
  get id(): string | null {
    return this.configured.encoder?.id ?? null;
  }

  /** Whether texts that say the same in different languages have similar vectors. */
  get isMultilingual(): boolean {
    return this.configured.isMultilingual;
  }

  get state(): EncoderState | 'off' {
    if (!this.configured.encoder) return 'off';
    const states = [...this.punctual.values()].map(({ state }) => state);
    return states.includes('degraded') ? 'degraded' : 'ok';
  }

  /** Whether there are vectors that a model understands which names this encoder. */
  knows(id: string | null): boolean {
    return id !== null && this.configured.of(id) !== undefined;
  }

  /** The vector of the text, or nothing when it would be late; never rejects. */
  async encode(text: string, id = this.id): Promise<Float32Array | undefined> {
    const vector = await this.punctualOf(id)?.encodeWithin(text, this.settings.encoderTimeoutMs);
    this.reportChange();
    return vector;
  }

  onApplicationBootstrap(): void {
    this.warmUp(this.id);
  }

  /** The first text takes longer, and no customer shall wait for it, nor the start. */
  warmUp(id: string | null): void {
    this.configured
      .of(id)
      ?.encode(['hello'])
      .catch((error: unknown) => {
        if (error instanceof EncoderError && error.code === 'ENCODER.CLOSED') return;
        this.logger.warn(`messages are classified by words alone for now: ${String(error)}`);
      });
  }

  private punctualOf(id: string | null): PunctualEncoder | undefined {
    const known = this.punctual.get(id ?? '');
    const encoder = known ? undefined : this.configured.of(id);
    if (!encoder) return known;
    const added = new PunctualEncoder(encoder);
    this.punctual.set(encoder.id, added);
    return added;
  }

  private reportChange(): void {
    const { state } = this;
    if (state === 'off' || state === this.reported) return;
    this.reported = state;
    if (state === 'ok') this.logger.log('vectors come in time again');
    else this.logger.warn('no vectors in time: messages are classified by words alone for now');
  }
}
