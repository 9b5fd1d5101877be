import type { components } from '@client';
import { api } from '~/api/index.js';

type Schemas = components['schemas'];
export type Example = Schemas['NamedExampleView'];
export type ExampleSource = Schemas['ExampleSource'];

/** What changes when examples change. */
export const EXAMPLES_TOUCH = [
  ['examples'],
  ['intents'],
  ['intent'],
  ['background'],
  ['contradictions'],
] as const;

/** Adds an example to an intent, or to the background. */
export async function addExample(intentId: number | null, text: string): Promise<void> {
  const body = { text };
  if (intentId === null) await api.POST('/api/v1/triage/background', { body });
  else {
    const params = { path: { id: intentId } };
    await api.POST('/api/v1/triage/intents/{id}/examples', { params, body });
  }
}

export async function deleteExample(id: number): Promise<void> {
  await api.DELETE('/api/v1/triage/examples/{id}', { params: { path: { id } } });
}

export async function changeExample(id: number, text: string): Promise<void> {
  await api.PATCH('/api/v1/triage/examples/{id}', { params: { path: { id } }, body: { text } });
}

/** Puts examples elsewhere: each is there before it is gone here, so that none is lost. */
export async function moveExamples(
  examples: readonly Pick<Example, 'id' | 'text'>[],
  intentId: number | null,
): Promise<number> {
  for (const { id, text } of examples) {
    await addExample(intentId, text);
    await deleteExample(id);
  }
  return examples.length;
}

export async function deleteExamples(examples: readonly Pick<Example, 'id'>[]): Promise<number> {
  for (const { id } of examples) await deleteExample(id);
  return examples.length;
}
