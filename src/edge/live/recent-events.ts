import { comparePlaces, type EventPlace, type LoggedEvent } from '../../platform/events/index.js';

/** The last events that this instance told, for those who come back after a moment. */
export class RecentEvents {
  private events: LoggedEvent[] = [];
  /** Everything behind it is here. */
  private start: EventPlace;

  /** @param most how many are kept; up to twice as many between two times that old ones go */
  constructor(
    start: EventPlace,
    private readonly most: number,
  ) {
    this.start = start;
  }

  add(event: LoggedEvent): void {
    this.events.push(event);
    if (this.events.length < 2 * this.most) return;
    const removed = this.events.splice(0, this.events.length - this.most);
    this.start = removed.at(-1)?.place ?? this.start;
  }

  /** Those behind a place; nothing where some of them are not here any more. */
  after(place: EventPlace): readonly LoggedEvent[] | undefined {
    if (comparePlaces(place, this.start) < 0) return undefined;
    const first = this.events.findIndex((event) => comparePlaces(event.place, place) > 0);
    return first < 0 ? [] : this.events.slice(first);
  }
}
