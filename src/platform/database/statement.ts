import type { CustomTypesConfig } from 'pg';

/** SQL; with a name, a connection parses it once, and plans it anew only as the values need it. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  /** How to read the columns, where it is not as usual. */
  readonly types?: CustomTypesConfig;
}

export interface PreparedStatement extends Statement {
  readonly name: string;
}
