import type { Intent } from './intent.entity.js';

type Answers = Pick<Intent, 'answer' | 'answers'>;

/** What is answered to a message in this language; null where there is nothing. */
export function answerIn({ answer, answers }: Answers, language: string | null): string | null {
  const own = language !== null && Object.hasOwn(answers, language) ? answers[language] : undefined;
  return [own, answer].find((it) => it?.trim()) ?? null;
}

/** Whether an intent has an answer that a machine may give to a message in this language. */
export function isAnswerableIn(intent: Intent | undefined, language: string | null): boolean {
  return intent !== undefined && intent.autoResolve && answerIn(intent, language) !== null;
}

/** Whether it has one for messages of any language. */
export function isAnswerable(intent: Intent | undefined): boolean {
  const languages = intent ? [null, ...Object.keys(intent.answers)] : [];
  return languages.some((language) => isAnswerableIn(intent, language));
}
