import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule as NestConfigModule, registerAs } from '@nestjs/config';
import { Settings } from './settings.js';

const NAMESPACE = 'settings';

/** The type argument of `ConfigService<Configuration, true>`, which gives `settings.port` and so on. */
export interface Configuration {
  readonly [NAMESPACE]: Settings;
}

/**
 * Carries the settings, which whoever starts the process has read and checked, to everything that
 * is injected: as `Settings`, or one by one by the `ConfigService`.
 */
@Module({})
export class ConfigModule {
  static with(settings: Settings): DynamicModule {
    const namespace = registerAs(NAMESPACE, () => settings);
    return {
      module: ConfigModule,
      global: true,
      imports: [
        NestConfigModule.forRoot({
          isGlobal: true,
          cache: true,
          // Nothing is read a second time, neither a file nor the environment. Nor is anything
          // written into the environment, as the package's `validate` would with every secret.
          ignoreEnvFile: true,
          ignoreEnvVars: true,
          skipProcessEnv: true,
          load: [namespace],
        }),
      ],
      providers: [{ provide: Settings, useExisting: namespace.KEY }],
      exports: [Settings],
    };
  }
}
