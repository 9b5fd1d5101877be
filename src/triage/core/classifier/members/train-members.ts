import { type CountedDocuments, embeddingOf } from '../counted-documents.js';
import { buildIndex } from '../examples/build-index.js';
import { type CutSpace, cutSpace } from '../feature-space.js';
import { type SparseMatrix, weighRows } from '../sparse-matrix.js';
import { BACKGROUND, EXAMPLE } from '../training-data.js';
import { TAIL_WEIGHT } from './member.js';
import type { MemberPair, Members } from './members.js';
import { type PairPlan, trainPair, workOf } from './train-pair.js';

const UNITS = 256;
/**
 * How many networks are averaged in members that are served. It pays most where rows are few; beside
 * a full tier the lexical network decides less, and has to be quick.
 */
const NETWORKS = { few: 3, many: 2, besideFull: 1 };
/** Up to here rows are few. */
const FEW_ROWS = 2_500;
/** Where rows are few, the meaning says more than the words: an embedding weighs so much more. */
const FEW_TAIL_BOOST = 1.7;
/** One support vector machine for each class, over all rows of the set: too much beyond this. */
const MOST_LINEAR_WORK = 4_000_000;

export interface Effort {
  /** Averages several networks, which takes longer and is only worth it in members that serve. */
  readonly served: boolean;
  readonly seed: number;
}

/**
 * Trains all members on the given rows of the set. Equal arguments give equal members; `onWork` is
 * told each time what share of the work was done, together 1.
 */
export function trainMembers(
  set: CountedDocuments,
  rows: Int32Array,
  { served, seed }: Effort,
  onWork: (share: number) => void,
): Members {
  const examples = rows.filter((row) => set.kinds[row] !== BACKGROUND);
  const space = cutSpace(set.counts, rows, examples);
  const matrix = weighRows(set.counts, rows, space);
  const labels = rows.map((row) => set.labels[row]!);
  const tail = set.embeddings?.dimensions ?? 0;
  const boost = set.labels.length <= FEW_ROWS ? FEW_TAIL_BOOST : 1;
  const plan = (of: number): PairPlan => ({
    networks: served ? networksOf(rows.length, of < tail) : 1,
    linear: hasLinear(set),
    seed,
  });
  const whole = workOf(plan(0), 0) + (tail > 0 ? workOf(plan(tail), tail) : 0);
  const pair = (tails: Float32Array, of: number): MemberPair => {
    const shape = { features: space.vocabulary.size, tail: of, units: UNITS, classes: set.classes };
    return trainPair({ sparse: matrix, tails }, labels, shape, plan(of), (work) =>
      onWork(work / whole),
    );
  };
  return {
    space,
    lexical: pair(new Float32Array(0), 0),
    full: tail > 0 ? boostTail(pair(tailsOf(set, rows, boost), tail), boost) : null,
    examples: indexExamples(set, rows, matrix, space),
  };
}

function networksOf(rows: number, isBesideFull: boolean): number {
  if (rows <= FEW_ROWS) return NETWORKS.few;
  return isBesideFull ? NETWORKS.besideFull : NETWORKS.many;
}

/** Whether members of this set have support vector machines. */
export function hasLinear({ labels, classes }: CountedDocuments): boolean {
  return labels.length * classes <= MOST_LINEAR_WORK;
}

function tailsOf(set: CountedDocuments, rows: Int32Array, boost: number): Float32Array {
  const { dimensions } = set.embeddings!;
  const tails = new Float32Array(rows.length * dimensions);
  rows.forEach((row, i) => tails.set(embeddingOf(set, row)!, i * dimensions));
  return tails.map((value) => boost * TAIL_WEIGHT * value);
}

/** Weighs the embeddings of a trained pair as they were weighed for its training. */
function boostTail(pair: MemberPair, boost: number): MemberPair {
  const { network } = pair.network;
  multiplyEnd(network.scales, network.tail, boost);
  if (pair.linear) multiplyEnd(pair.linear.weights.scales, pair.linear.tail, boost);
  return pair;
}

function multiplyEnd(values: Float32Array, length: number, by: number): void {
  for (let i = values.length - length; i < values.length; i++) values[i]! *= by;
}

function indexExamples(
  set: CountedDocuments,
  rows: Int32Array,
  matrix: SparseMatrix,
  { numberOf, vocabulary }: CutSpace,
) {
  const blocks = new Uint8Array(vocabulary.size);
  numberOf.forEach((number, feature) => {
    if (number >= 0) blocks[number] = set.counts.blocks[feature]!;
  });
  const places = [...rows.keys()].filter((place) => set.kinds[rows[place]!] === EXAMPLE);
  const indexed = {
    places,
    ids: places.map((place) => set.ids[set.sources[rows[place]!]!]!),
    labels: Int32Array.from(places, (place) => set.labels[rows[place]!]!),
    matrix,
    blocks,
    embedding: set.embeddings ? (place: number) => embeddingOf(set, rows[place]!)! : null,
    dimensions: set.embeddings?.dimensions ?? 0,
  };
  return buildIndex(indexed, set.intents.length);
}
