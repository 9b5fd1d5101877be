import { writeFile } from 'node:fs/promises';
import { packModel } from '../../src/language/sentiment/model-file.js';
import { isHeldOut, readSupportSet } from './support-set.js';
import { trainModel } from './train-model.js';

const MODEL = new URL('../../src/language/sentiment/model.bin', import.meta.url);

const messages = await readSupportSet();
const model = trainModel(messages.filter((it) => !isHeldOut(it)));
await writeFile(MODEL, packModel(model));
console.log(`${model.hashes.length} weights of ${messages.length} messages`);
