/** How often the language of short messages is named right, wrong or not at all, and how fast. */
import { languageDetector, messageLanguage } from '../src/language/detection/index.js';
import { SHORT_MESSAGES } from '../test/support/languages/short-messages.js';
import { readLabeledCsv } from './support/labeled-csv.js';
import { percent } from './support/percent.js';

const KNOWN = ['en', 'de'];
const ROUNDS = 20;

const files = process.argv.slice(2);
const begun = performance.now();
const detect = await languageDetector();
console.log(`loaded in ${(performance.now() - begun).toFixed(0)} ms`);

for (const [language, texts] of Object.entries(SHORT_MESSAGES)) tell(language, texts, language);
const all = Object.entries(SHORT_MESSAGES).flatMap(([language, texts]) =>
  texts.map((text) => ({ language, named: detect(text).language })),
);
const named = all.filter((it) => it.named !== undefined);
const right = named.filter((it) => it.named === it.language);
console.log(
  `${all.length} messages in ${Object.keys(SHORT_MESSAGES).length} languages: ` +
    `right ${right.length}, wrong ${named.length - right.length}, none ${all.length - named.length}`,
);
for (const file of files) {
  tell(
    file,
    (await readLabeledCsv(file)).map(({ text }) => text),
    'en',
  );
}

/** Of texts that are all of one language. */
function tell(name: string, texts: readonly string[], language: string): void {
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round++) texts.forEach(detect);
  const each = (performance.now() - started) / ROUNDS / texts.length;
  const detected = texts.map(detect);
  const share = (isSo: (it: (typeof detected)[number]) => boolean): string =>
    percent(detected.filter(isSo).length / texts.length);
  console.log(
    `${name}: right ${share((it) => it.language === language)}, ` +
      `wrong ${share((it) => it.language !== undefined && it.language !== language)}, ` +
      `none ${share((it) => it.language === undefined)}, ` +
      `neither English nor German ${share((it) => !messageLanguage(it, KNOWN).languageKnown)}; ` +
      `${each.toFixed(3)} ms each`,
  );
}
