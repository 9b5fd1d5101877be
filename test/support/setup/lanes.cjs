const process = require('node:process');
const { basename } = require('node:path');
const { default: TestRunner, EmittingTestRunner } = require('jest-runner');

/** The files of such a project share one service, and some change what it knows. */
const ONE_BY_ONE = ['api', 'strict'];

/** As many failed files of a whole run are run again alone; where more fail, it is not by chance. */
const MOST_AGAIN = 5;

/**
 * What takes longest, longest first: begun last, it would be waited for alone. Jest orders by what
 * it remembers of earlier runs, where there are any.
 */
const LONGEST = [
  'kill',
  'long-outage',
  'organization-deletion',
  'jobs',
  'embedded-database',
  'verify-decisions',
  'hostile-clients',
  'standby',
  'idempotency',
  'startup',
  'encoder-service',
  'retraining',
  'training-crash',
  'rolling-restart',
  'events',
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
    this.failed = new Map();
    this.mayRunAgain = false;
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
    this.mayRunAgain = tests.length > MOST_AGAIN;
    // In the process that we are in, one file must end before another one begins.
    if (options.serial) for (const run of runs) await run();
    else await Promise.all(runs.map((run) => run()));
    await this.runAlone(watcher, options);
  }

  /**
   * Runs once more, with nothing beside them, the few files of a whole run that failed: only what
   * fails alone as well is reported as failed, and what does not is named, with its first failure.
   */
  async runAlone(watcher, options) {
    this.mayRunAgain = false;
    const failed = [...this.failed.values()];
    if (failed.length > MOST_AGAIN) {
      for (const { report } of failed) await report();
      return;
    }
    for (const { lane, test, why } of failed) {
      process.stderr.write(`\nFAILED BESIDE OTHERS, RUNS AGAIN ALONE: ${test.path}\n${why}\n`);
      await lane.runTests([test], watcher, options);
    }
  }

  on(event, listener) {
    const all = [...this.oneByOne.values(), this.others].map((lane) =>
      lane.on(event, this.takingTurns(event, listener, lane)),
    );
    return () => all.forEach((unsubscribe) => unsubscribe());
  }

  /** A lane waits for what its listeners do, so that it can be held up before each file. */
  takingTurns(event, listener, lane) {
    if (event === 'test-file-start') {
      return async (data) => {
        await this.turns.begin(lane !== this.others);
        await listener(data);
      };
    }
    if (!['test-file-success', 'test-file-failure'].includes(event)) return listener;
    return (data) => {
      this.turns.end();
      const [test, result] = data;
      const why = event === 'test-file-failure' ? String(result.stack) : result.failureMessage;
      if (!why || !this.mayRunAgain) return listener(data);
      this.failed.set(test, { lane, test, why, report: () => listener(data) });
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
