import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type EncoderSetting, Settings } from '../../platform/config/index.js';
import { BuiltinEncoder } from './builtin/builtin-encoder.js';
import {
  BUILTIN_IDS,
  type BuiltinId,
  isBuiltin,
  MINILM_ID,
  UNIVERSAL_ID,
} from './builtin/builtin-ids.js';
import { EndpointEncoder } from './endpoint/endpoint-encoder.js';
import type { SentenceEncoder } from './sentence-encoder.js';

/** The encoder that the settings ask for; it is closed after the last request. */
@Injectable()
export class ConfiguredEncoder implements OnApplicationShutdown {
  /** What models are trained with; nothing where it is switched off. */
  readonly encoder: SentenceEncoder | undefined;
  /** The built-in encoders that models of before were trained with; none where another is asked for. */
  readonly formerIds: readonly BuiltinId[];
  private readonly former = new Map<BuiltinId, SentenceEncoder>();

  /** Whether it knows more languages than English; our own does not. */
  readonly isMultilingual: boolean;

  constructor({ encoderSetting }: Settings) {
    this.isMultilingual = encoderSetting.kind === 'endpoint' && encoderSetting.multilingual;
    this.encoder = encoderOf(encoderSetting);
    const own = this.encoder?.id;
    this.formerIds = isBuiltin(own) ? BUILTIN_IDS.filter((id) => id !== own) : [];
  }

  /** What makes the vectors that a model understands; one of before starts with its first text. */
  of(id: string | null): SentenceEncoder | undefined {
    if (id === this.encoder?.id) return this.encoder;
    const formerId = this.formerIds.find((it) => it === id);
    if (!formerId) return undefined;
    const known = this.former.get(formerId) ?? new BuiltinEncoder(formerId);
    this.former.set(formerId, known);
    return known;
  }

  async onApplicationShutdown(): Promise<void> {
    const all = [...(this.encoder ? [this.encoder] : []), ...this.former.values()];
    await Promise.all(all.map((it) => it.close()));
  }
}

function encoderOf(setting: EncoderSetting): SentenceEncoder | undefined {
  switch (setting.kind) {
    case 'minilm':
      return new BuiltinEncoder(MINILM_ID, setting);
    case 'universal':
      return new BuiltinEncoder(UNIVERSAL_ID, setting);
    case 'endpoint':
      return new EndpointEncoder(setting);
    case 'off':
      return undefined;
  }
}
