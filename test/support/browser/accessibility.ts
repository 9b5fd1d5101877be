import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const AXE = new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url);
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
let source: Promise<string> | undefined;

interface Violation {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly unknown[];
    readonly failureSummary: string;
  }[];
}

/** What on a page breaks WCAG 2.2 AA, as far as a program can tell, a line for each element. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  source ??= readFile(AXE, 'utf8');
  // Evaluated by the debugger: the page's own policy would refuse the script.
  await page.evaluate(await source);
  const found = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: unknown }> };
    };
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return violations as Violation[];
  }, RULES);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}
