import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { runService } from './service.js';

// Variables that are set already win over the file.
if (existsSync('.env')) process.loadEnvFile('.env');

await runService(process.env);
