import { Injectable } from '@nestjs/common';
import type { DiscoveryTask } from '../../triage/core/index.js';
import { ExamplesService } from '../../triage/examples/index.js';
import { IntentsService } from '../../triage/taxonomy/index.js';

/** More of one intent say little that is new. */
const MOST_OF_EACH = 50;

/** What the organisation knows before a discovery. */
export interface KnownIntents extends Pick<DiscoveryTask, 'intents' | 'examples' | 'taken'> {
  /** By the names in `intents`. */
  readonly ids: ReadonlyMap<string, number>;
}

/** Reads the intents that there are, and examples of them. */
@Injectable()
export class KnownExamples {
  constructor(
    private readonly examples: ExamplesService,
    private readonly intents: IntentsService,
  ) {}

  async read(organizationId: number): Promise<KnownIntents> {
    const all = await this.intents.all(organizationId);
    const former = await this.intents.formerNames(organizationId);
    const set = await this.examples.trainingSet(organizationId);
    const intents = all.map(({ name }) => name);
    const placeOf = new Map(intents.map((name, place) => [name, place]));
    const taken = new Map<number, number>();
    const examples = set.examples.flatMap(({ text, intent }) => {
      const place = placeOf.get(intent);
      if (place === undefined) return [];
      const before = taken.get(place) ?? 0;
      taken.set(place, before + 1);
      return before < MOST_OF_EACH ? [{ text, intent: place }] : [];
    });
    const ids = new Map(all.map(({ id, name }) => [name, id]));
    return { intents, examples, ids, taken: [...intents, ...former.keys()] };
  }
}
