import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { expectThat } from '../../../../test/support/expect-that.js';
import { GERMAN_HELD_OUT } from '../../../../test/support/languages/german-held-out.js';
import { languageDetector } from '../../../language/detection/index.js';
import { textViolation } from '../../../platform/common/validation/text.js';
import { readMessage } from '../../core/index.js';
import { Priority } from '../../taxonomy/index.js';
import { MAX_TEXT } from '../example.dto.js';
import { readStarterSet, type StarterIntent } from './starter-set.js';

const FILES = readdirSync(new URL('./intents/', import.meta.url));
const NAMES = FILES.map((file) => basename(file, '.json')).sort();

let intents: readonly StarterIntent[];
let background: readonly string[];

beforeAll(async () => {
  ({ intents, background } = await readStarterSet());
});

const named = (name: string): StarterIntent => intents.find((it) => it.name === name)!;

/** A text without what does not tell it from another: case, punctuation, spacing. */
function essence(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a text that stand in others too, with what differs masked. */
function twice(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => seen.size === seen.add(text).size);
}

describe('the starter set', () => {
  it('has 30 to 40 intents, each with a name of its own', () => {
    expect(intents.length).toBeGreaterThanOrEqual(30);
    expect(intents.length).toBeLessThanOrEqual(40);
    expect(twice(intents.map(({ name }) => name))).toEqual([]);
  });

  it('is all that the folder has', () => {
    expect(intents.map(({ name }) => name)).toEqual(NAMES);
  });

  it.each(NAMES)('%s is whole', (name) => {
    const intent = named(name);
    expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(textViolation(intent.description, 1000)).toBeUndefined();
    expect(textViolation(intent.answer, MAX_TEXT)).toBeUndefined();
    expect(intent.answer.length).toBeGreaterThan(80);
    expect(typeof intent.autoResolve).toBe('boolean');
    expect(Object.values(Priority)).toContain(intent.priority);
    expect(Object.keys(intent).sort()).toEqual(
      ['answer', 'answers', 'autoResolve', 'description', 'examples', 'name', 'priority'].sort(),
    );
    expect(new Set(intent.examples.map(essence)).size).toBeGreaterThanOrEqual(30);
    expect(twice(intent.examples)).toEqual([]);
    for (const text of intent.examples) {
      expectThat(textViolation(text, MAX_TEXT), text).toBeUndefined();
      expect(text.trim()).toBe(text);
    }
  });

  it.each(NAMES)('%s is varied: short and long, and many beginnings', (name) => {
    const { examples } = named(name);
    const lengths = examples.map((text) => text.split(/\s+/).length);
    expect(Math.min(...lengths)).toBeLessThanOrEqual(5);
    expect(Math.max(...lengths)).toBeGreaterThanOrEqual(20);
    const beginnings = new Set(examples.map((it) => essence(it).split(' ').slice(0, 2).join(' ')));
    expect(beginnings.size).toBeGreaterThan(examples.length / 2);
  });

  it('lets no machine answer where safety, the law or a wish for a person is at stake', () => {
    const always = ['account_compromised', 'legal_threat', 'talk_to_person'];
    const people = intents.filter(({ autoResolve }) => !autoResolve).map(({ name }) => name);
    expect(people).toEqual(expect.arrayContaining(always));
    const guarded = /compromis|hack|security|fraud|legal|lawyer|lawsuit|person|human|agent/;
    for (const { name, autoResolve } of intents) {
      if (guarded.test(name)) expectThat(autoResolve, name).toBe(false);
    }
  });

  it('has answers that machines may give for most intents', () => {
    const answered = intents.filter(({ autoResolve }) => autoResolve);
    expect(answered.length).toBeGreaterThan(intents.length / 2);
  });

  it.each(NAMES)('%s speaks German too', async (name) => {
    const file = new URL(`./translations/de/${name}.json`, import.meta.url);
    const { answer, examples } = JSON.parse(await readFile(file, 'utf8')) as StarterIntent;
    expect(named(name).answers).toEqual({ de: answer });
    expect(textViolation(answer, MAX_TEXT)).toBeUndefined();
    expect(examples.length).toBeGreaterThanOrEqual(25);
    const heldOut = GERMAN_HELD_OUT[name] ?? [];
    expect(heldOut.length).toBeGreaterThanOrEqual(4);
    expect(twice([...named(name).examples, ...heldOut].map(essence))).toEqual(
      twice(named(name).examples.map(essence)),
    );
    const detect = await languageDetector();
    const told = [answer, ...examples, ...heldOut].map((text) => detect(text).language);
    expect(new Set(told.filter((it) => it !== undefined))).toEqual(new Set(['de']));
  });

  it('answers no two intents with the same words', () => {
    expect(twice(intents.map(({ answer }) => essence(answer)))).toEqual([]);
    expect(twice(intents.map(({ description }) => essence(description)))).toEqual([]);
  });

  it('leaves no blanks for somebody to fill in', () => {
    for (const { answer } of intents)
      expect(answer).not.toMatch(/\[[^\]]*\]|\{\{|<[a-z]|TODO|XXX/i);
  });

  it('has no text under two intents', () => {
    const owners = new Map<string, string>();
    const shared: string[] = [];
    for (const { name, examples } of intents) {
      for (const text of new Set(examples.map(essence))) {
        const owner = owners.get(text);
        if (owner !== undefined) shared.push(`${owner} and ${name}: ${text}`);
        owners.set(text, name);
      }
    }
    expect(shared).toEqual([]);
  });

  it('has 200 or more background messages that no intent has', () => {
    expect(background.length).toBeGreaterThanOrEqual(200);
    expect(twice(background)).toEqual([]);
    const examples = new Set(intents.flatMap((intent) => intent.examples.map(essence)));
    const shared = background.filter((text) => essence(text) !== '' && examples.has(essence(text)));
    expect(shared).toEqual([]);
    for (const text of background) expectThat(textViolation(text, MAX_TEXT), text).toBeUndefined();
  });

  it('has only messages that are read whole, as what people write', () => {
    const texts = [...intents.flatMap(({ examples }) => examples), ...background];
    // One is HTML, and is read as its text.
    const others = texts.filter((text) => !text.startsWith('<div '));
    expect(others.length).toBe(texts.length - 1);
    for (const text of others) expect(readMessage(text)).toEqual({ kind: 'request', text });
  });
});
