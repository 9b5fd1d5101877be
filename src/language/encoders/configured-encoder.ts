import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type EncoderSetting, Settings } from '../../platform/config/index.js';
import { EndpointEncoder } from './endpoint/endpoint-encoder.js';
import type { SentenceEncoder } from './sentence-encoder.js';
import { UniversalSentenceEncoder } from './universal/universal-sentence-encoder.js';

/** The encoder that the settings ask for; it is closed after the last request. */
@Injectable()
export class ConfiguredEncoder implements OnApplicationShutdown {
  /** Nothing where it is switched off. */
  readonly encoder: SentenceEncoder | undefined;

  constructor({ encoderSetting }: Settings) {
    this.encoder = encoderOf(encoderSetting);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.encoder?.close();
  }
}

function encoderOf(setting: EncoderSetting): SentenceEncoder | undefined {
  switch (setting.kind) {
    case 'universal':
      return new UniversalSentenceEncoder(setting);
    case 'endpoint':
      return new EndpointEncoder(setting);
    case 'off':
      return undefined;
  }
}
