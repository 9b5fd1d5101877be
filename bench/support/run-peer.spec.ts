import { describe, expect, it } from '@jest/globals';
import { runPeer } from './run-peer.js';

const rows = [{ text: 'where is it', intent: 'parcel' }];

/** Runs a peer of which this is the whole source. */
function run(source: string, timeoutMinutes = 1) {
  const peer = `data:text/javascript,${encodeURIComponent(source)}`;
  return runPeer({ peer, rows, messages: ['a', 'b'] }, timeoutMinutes);
}

const peer = (train: string) => `export const createPeer = async () => ({
  train: async (rows) => { ${train} },
  classify: async (text) => ({ intent: text, score: 0.5 }),
});`;

describe('runPeer', () => {
  it('returns the answers in the order of the messages', async () => {
    const { answers } = await run(peer(''));
    expect(answers.map(({ intent }) => intent)).toEqual(['a', 'b']);
  });

  it('says why a peer cannot be created', async () => {
    const source = `export const createPeer = async () => { throw new Error('not installed') };`;
    await expect(run(source)).rejects.toThrow('not installed');
  });

  it('outlives a peer that ends its process', async () => {
    await expect(run(peer('process.kill(process.pid, "SIGKILL")'))).rejects.toThrow(
      'ended without a result (SIGKILL)',
    );
  });

  it('stops a peer that never gives way', async () => {
    await expect(run(peer('for (;;);'), 0.1)).rejects.toThrow('stopped after 0.1 minutes');
  });
});
