import type { LabeledRow } from '../support/labeled-csv.js';

/** The intent that a peer finds likeliest and its own score of it; 0..1. */
export interface PeerAnswer {
  readonly intent: string;
  readonly score: number;
}

/** Another classifier, trained on the same examples and asked the same messages. */
export interface Peer {
  train(rows: readonly LabeledRow[]): Promise<void>;
  classify(text: string): Promise<PeerAnswer>;
}

/** What the module of a peer exports; creating one fails where it is not installed. */
export interface PeerModule {
  createPeer(): Promise<Peer>;
}
