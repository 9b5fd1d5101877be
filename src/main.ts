import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runService } from './app/run-service.js';

// At the start large results are read and kept. V8 would learn from them to put the rows of every
// result among what lives long, where they and all that they hold wait for a full collection.
setFlagsFromString('--no-allocation-site-pretenuring');

// Variables that are set already win over the file.
if (existsSync('.env')) process.loadEnvFile('.env');

await runService(process.env);
