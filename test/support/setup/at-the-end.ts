const endings: (() => Promise<void>)[] = [];

/** Remembers what ends something that the set-up of this run has started. */
export function atTheEnd(ending: () => Promise<void>): void {
  endings.unshift(ending);
}

/** Sets up; where that fails Jest does not ask for the end, so that it comes at once. */
export async function setUp(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await endAll();
    throw error;
  }
}

/** Ends all of it, what was started last first. */
export async function endAll(): Promise<void> {
  for (const ending of endings.splice(0)) await ending();
}
