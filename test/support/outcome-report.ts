export interface Proportion {
  readonly count: number;
  readonly of: number;
  readonly share: number | null;
}

export interface Figures {
  readonly group?: string | null;
  readonly tickets: number;
  readonly autoResolved: Proportion;
  readonly confirmed: Proportion;
  readonly assumed: Proportion;
  readonly reopened: Proportion;
  readonly wrong: Proportion;
  readonly rightAmongKnown: Proportion;
  readonly feedback: { count: number; meanRating: number | null; resolved: Proportion };
}

/** The parts of an outcome report that tests look at. */
export interface Report {
  readonly total: Figures;
  readonly groups: Figures[];
  readonly moreGroups: boolean;
  readonly escalationReasons: { reason: string; tickets: number }[];
  readonly timeToResolution: Record<
    'machine' | 'people',
    { tickets: number; medianSeconds: number | null; p90Seconds: number | null }
  >;
  readonly calibration: {
    modelId: number | null;
    judged: number;
    missing: number;
    ece: number | null;
    bins: { from: number; meanConfidence: number; right: Proportion }[];
  };
}
