import { RateLimitedError } from '../../../platform/common/errors/request-errors.js';

/** So many attempts wait at once in this process, of all accounts and addresses together. */
const CAPACITY = 1_000;
/** And so many of one network. */
const OF_NETWORK = 50;

/** Whose attempt waits: an account from a network, and that network. */
export interface Waiter {
  readonly pair: string;
  readonly network: string;
}

interface Place extends Waiter {
  readonly due: Promise<void>;
  /** Who came since the wait began: each of them is as likely to be the one that is made. */
  arrivals: number;
  /** Whose attempt it is; whoever is replaced is told why. */
  holder: { readonly giveWay: (error: Error) => void } | undefined;
  /** The wait is over, and the attempt is being made. */
  isOver: boolean;
}

/**
 * Where attempts wait. One of a pair is made in each wait, so that many connections gain nothing;
 * but whoever waits has no claim on it: of those who come meanwhile one is drawn by lot. Nor does
 * anybody fill the room: no network has many places in it, and when it is full, one of the network
 * that has the most gives way.
 */
export class WaitingRoom {
  private readonly places = new Map<string, Place>();
  private readonly ofNetwork = new Map<string, Set<Place>>();

  constructor(
    private readonly sleep: (milliseconds: number) => Promise<void>,
    private readonly random: () => number = Math.random,
    private readonly capacity = CAPACITY,
  ) {}

  /**
   * Makes an attempt after the delay, or when that of the pair is over which runs already.
   * @throws RateLimitedError
   */
  async after<Result>(
    delay: number,
    waiter: Waiter,
    attempt: () => Promise<Result>,
  ): Promise<Result> {
    const refusal = new RateLimitedError(Math.ceil(delay / 1000));
    const place = this.placeFor(waiter, delay, refusal);
    let holder: Place['holder'];
    const replaced = new Promise<never>((_, giveWay) => (holder = { giveWay }));
    place.holder = holder;
    await Promise.race([place.due, replaced]);
    // Replaced in the same moment.
    if (place.holder !== holder) throw refusal;
    place.isOver = true;
    try {
      return await attempt();
    } finally {
      this.leave(place);
    }
  }

  private placeFor(waiter: Waiter, delay: number, refusal: Error): Place {
    const taken = this.places.get(waiter.pair);
    if (taken) {
      taken.arrivals += 1;
      if (taken.isOver || this.random() * taken.arrivals >= 1) throw refusal;
      taken.holder?.giveWay(refusal);
      return taken;
    }
    if ((this.ofNetwork.get(waiter.network)?.size ?? 0) >= OF_NETWORK) throw refusal;
    if (this.places.size >= this.capacity) this.makeRoom(waiter.network, refusal);
    const due = this.sleep(delay);
    const place: Place = { ...waiter, due, arrivals: 1, holder: undefined, isOver: false };
    this.places.set(waiter.pair, place);
    const neighbours = this.ofNetwork.get(waiter.network) ?? new Set();
    this.ofNetwork.set(waiter.network, neighbours.add(place));
    return place;
  }

  /** @throws the refusal, where nobody has more places than whoever comes would have */
  private makeRoom(network: string, refusal: Error): void {
    let most: Set<Place> = this.ofNetwork.get(network) ?? new Set();
    const own = most.size + 1;
    for (const places of this.ofNetwork.values()) if (places.size > most.size) most = places;
    const last = [...most].filter(({ isOver }) => !isOver).at(-1);
    if (!last || most.size <= own) throw refusal;
    last.holder?.giveWay(refusal);
    last.holder = undefined;
    this.leave(last);
  }

  private leave(place: Place): void {
    if (this.places.get(place.pair) === place) this.places.delete(place.pair);
    const neighbours = this.ofNetwork.get(place.network);
    neighbours?.delete(place);
    if (neighbours?.size === 0) this.ofNetwork.delete(place.network);
  }
}
