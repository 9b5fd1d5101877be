import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Settings } from '../config/index.js';
import { dataSourceOptions } from './data-source-options.js';
import { Database } from './database.js';

/** Opens the database, which is migrated before; gives out the data source and prepared SQL. */
@Module({
  providers: [
    {
      provide: Database,
      inject: [DataSource, Settings],
      useFactory: (dataSource: DataSource, { databaseIsolation }: Settings) =>
        Database.open(dataSource, databaseIsolation === 'strict'),
    },
  ],
  exports: [Database],
})
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
