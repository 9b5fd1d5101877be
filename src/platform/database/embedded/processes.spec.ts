import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isAlive, isRunning, startOf } from './processes.js';

let other: ChildProcess;
let dead: number;

beforeAll(async () => {
  other = spawn('sleep', ['600']);
  const ended = spawn('true');
  await Promise.all([once(other, 'spawn'), once(ended, 'exit')]);
  dead = ended.pid!;
});

afterAll(async () => {
  other.kill('SIGKILL');
  await once(other, 'exit');
});

describe('isAlive', () => {
  it('knows the living from the dead', () => {
    expect([process.pid, other.pid!, dead].map(isAlive)).toEqual([true, true, false]);
  });

  // To the system these would be groups of processes, or none at all.
  it.each([0, -1, 1.5, NaN])('takes %d for nobody', (pid) => {
    expect(isAlive(pid)).toBe(false);
  });
});

describe('isRunning', () => {
  it('finds out whether it is the program that is meant', async () => {
    expect(await isRunning(other.pid!, 'sleep 600')).toBe(true);
    expect(await isRunning(other.pid!, 'postgres')).toBe(false);
    expect(await isRunning(dead, '')).toBe(false);
  });
});

describe('startOf', () => {
  it('tells one process from another, always the same of one', async () => {
    const [own, others, again] = [
      await startOf(process.pid),
      await startOf(other.pid!),
      await startOf(process.pid),
    ];
    expect(own).not.toBe('');
    expect(own).not.toBe(others);
    expect(again).toBe(own);
  });

  it('is empty of the dead', async () => {
    expect(await startOf(dead)).toBe('');
  });
});
