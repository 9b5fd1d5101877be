const { basename } = require('node:path');
const { default: TestRunner, EmittingTestRunner } = require('jest-runner');

/** The files of such a project share one service, and some change what it knows. */
const ONE_BY_ONE = ['api', 'strict'];

/**
 * What takes longest, longest first: begun last, it would be waited for alone. Jest orders by what
 * it remembers of earlier runs, where there are any.
 */
const LONGEST = [
  'jobs',
  'hostile-clients',
  'events',
  'startup',
  'embedded-database',
  'kill',
  'verify-decisions',
  'idempotency',
  'long-outage',
  'training-crash',
  'retraining',
  'encoder-service',
  'database-outage',
  'training-jobs',
  'rolling-restart',
  'settings',
].map((name) => `${name}.spec.ts`);

/**
 * Runs the files of all projects at once: those that share a service one after another in a process
 * of their own, all others in as many as there may be. In all no more than `maxWorkers` files are
 * under way.
 */
module.exports = class Lanes extends EmittingTestRunner {
  constructor(globalConfig, context) {
    super(globalConfig, context);
    const lane = (maxWorkers) => new TestRunner({ ...globalConfig, maxWorkers }, context);
    this.oneByOne = new Map(ONE_BY_ONE.map((project) => [project, lane(1)]));
    this.others = lane(globalConfig.maxWorkers);
    this.turns = new Turns(globalConfig.maxWorkers);
  }

  async runTests(tests, watcher, options) {
    const byLane = new Map();
    for (const test of tests) {
      const lane = this.oneByOne.get(test.context.config.displayName.name) ?? this.others;
      byLane.set(lane, [...(byLane.get(lane) ?? []), test]);
    }
    const runs = [...byLane].map(
      ([lane, all]) =>
        () =>
          lane.runTests(longestFirst(all), watcher, options),
    );
    // In the process that we are in, one file must end before another one begins.
    if (options.serial) for (const run of runs) await run();
    else await Promise.all(runs.map((run) => run()));
  }

  on(event, listener) {
    const all = [...this.oneByOne.values(), this.others].map((lane) =>
      lane.on(event, this.takingTurns(event, listener, lane !== this.others)),
    );
    return () => all.forEach((unsubscribe) => unsubscribe());
  }

  /** A lane waits for what its listeners do, so that it can be held up before each file. */
  takingTurns(event, listener, isUrgent) {
    if (event === 'test-file-start') {
      return async (data) => {
        await this.turns.begin(isUrgent);
        await listener(data);
      };
    }
    if (!['test-file-success', 'test-file-failure'].includes(event)) return listener;
    return (data) => {
      this.turns.end();
      return listener(data);
    };
  }
};

/** Lets only so many be at it at once, and those first that are urgent. */
class Turns {
  waiting = [];

  constructor(free) {
    this.free = free;
  }

  async begin(isUrgent) {
    this.free -= 1;
    if (this.free >= 0) return;
    await new Promise((resolve) => {
      if (isUrgent) this.waiting.unshift(resolve);
      else this.waiting.push(resolve);
    });
  }

  end() {
    this.free += 1;
    this.waiting.shift()?.();
  }
}

function longestFirst(tests) {
  const rank = ({ path, duration }) => {
    const index = LONGEST.indexOf(basename(path));
    return duration !== undefined || index < 0 ? LONGEST.length : index;
  };
  return [...tests].sort((one, other) => rank(one) - rank(other));
}
