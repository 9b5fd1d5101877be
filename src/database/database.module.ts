import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '../config/settings.js';
import { dataSourceOptions } from './data-source-options.js';
import { Database } from './database.js';
import { Notifications } from './notifications.js';

/** Opens the database, which is migrated before; gives out the data source, prepared SQL and notifications. */
@Module({ providers: [Database, Notifications], exports: [Database, Notifications] })
export class DatabaseModule {
  static at(url: string): DynamicModule {
    const connection = TypeOrmModule.forRootAsync({
      inject: [Settings],
      useFactory: (settings: Settings) => ({
        ...dataSourceOptions(url, settings),
        autoLoadEntities: true,
        retryAttempts: 0,
      }),
    });
    return { module: DatabaseModule, global: true, imports: [connection] };
  }
}
