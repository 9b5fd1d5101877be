/** What the bare server writes beside the message: of the kind and length that ours writes. */
export const TRIAGED = [
  'delivery_late',
  0.93,
  'auto_resolved',
  'We are sorry that your parcel is late. The tracking page of your order shows where it is now. ' +
    'If it has not moved for three working days, reply here and we look for it with the carrier.',
  'normal',
];

/** The decision on it. */
export const DECISION = [
  'auto_resolved',
  'confident',
  'delivery_late',
  0.93,
  true,
  true,
  0.75,
  JSON.stringify([
    { intent: 'delivery_late', confidence: 0.93 },
    { intent: 'order_status', confidence: 0.04 },
    { intent: 'delivery_not_received', confidence: 0.02 },
  ]),
  JSON.stringify(
    ['parcel', 'late', 'still', 'not', 'here'].map((feature, index) => ({
      feature,
      weight: 1.25 - index / 8,
    })),
  ),
  'lexical',
  0.81,
  JSON.stringify([1, 2, 3, 4, 5].map((example) => ({ example, similarity: 0.9 - example / 100 }))),
  0.8,
];
