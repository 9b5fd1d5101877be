import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import { ConfigModule, type Configuration } from './config.module.js';
import { loadSettings } from './load-settings.js';
import { Settings } from './settings.js';

@Injectable()
class Reader {
  constructor(
    readonly settings: Settings,
    readonly config: ConfigService<Configuration, true>,
  ) {}
}

@Module({})
class ReadingModule {}

async function aReader(settings: Settings): Promise<Reader> {
  const imports = [ConfigModule.with(settings)];
  const reading = { module: ReadingModule, imports, providers: [Reader] };
  const app = await NestFactory.createApplicationContext(reading, { logger: false });
  return app.get(Reader);
}

describe('ConfigModule', () => {
  it('carries the very settings that were checked', async () => {
    const settings = loadSettings({ PORT: '8080', ENCODER: 'off' });
    const sut = await aReader(settings);
    expect(sut.settings).toBe(settings);
    expect(sut.config.get('settings', { infer: true })).toBe(settings);
    expect(sut.config.get('settings.port', { infer: true })).toBe(8080);
  });

  it('neither reads the environment nor writes it', async () => {
    const before = { ...process.env };
    const sut = await aReader(loadSettings({}));
    expect({ ...process.env }).toEqual(before);
    const [name] = Object.keys(before);
    expect(sut.config.get(name as 'settings')).toBeUndefined();
  });
});
