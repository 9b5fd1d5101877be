import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Settings } from '../config/settings.js';
import { dataSourceOptions } from './data-source-options.js';
import { Database } from './database.js';
import { migrate } from './migrate.js';
import { Notifications } from './notifications.js';

/** Opens and migrates the database; gives out the data source, prepared SQL and notifications. */
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
      dataSourceFactory: async (options) => {
        if (!options) throw new Error('the data source has no options');
        await migrate(url);
        return new DataSource(options).initialize();
      },
    });
    return { module: DatabaseModule, global: true, imports: [connection] };
  }
}
