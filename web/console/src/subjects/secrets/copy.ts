import { notify } from '~/ui/index.js';

/** Copies a text, and says whether it was. */
export function copy(
  text: string,
  says: { readonly copied: string; readonly notCopied: string },
): void {
  navigator.clipboard.writeText(text).then(
    () => notify({ text: says.copied }),
    () => notify({ text: says.notCopied, tone: 'bad' }),
  );
}
