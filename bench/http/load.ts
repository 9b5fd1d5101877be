/** Which requests to send: their connections take turns with the requests. */
export interface LoadJob {
  /** The instances, over which the connections are spread evenly. */
  readonly urls: readonly string[];
  readonly connections: number;
  readonly requests: readonly LoadRequest[];
  /** It ends after so much time, or after so many requests. */
  readonly seconds?: number;
  readonly count?: number;
}

export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** What came of it. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds from the request to the end of its answer. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Answers by status, other than the expected 200 and 201. */
  readonly unexpected: Record<string, number>;
}
