import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { EndpointEncoder } from './endpoint/endpoint-encoder.js';
import type { SentenceEncoder } from './sentence-encoder.js';
import { UniversalSentenceEncoder } from './universal/universal-sentence-encoder.js';

/** The encoder that the settings ask for; it is closed after the last request. */
@Injectable()
export class ConfiguredEncoder implements OnApplicationShutdown {
  /** Nothing where it is switched off. */
  readonly encoder: SentenceEncoder | undefined;

  constructor(settings: Settings) {
    this.encoder = encoderOf(settings);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.encoder?.close();
  }
}

function encoderOf(settings: Settings): SentenceEncoder | undefined {
  const { encoder, encoderThreads, encoderUrl, encoderModel, encoderApiKey } = settings;
  if (encoder === 'off') return undefined;
  if (encoder === 'universal') return new UniversalSentenceEncoder({ threads: encoderThreads });
  // Settings without them are not valid.
  return new EndpointEncoder({ url: encoderUrl!, model: encoderModel!, apiKey: encoderApiKey });
}
