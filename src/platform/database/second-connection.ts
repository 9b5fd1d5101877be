/** A mistake of ours: enough of these at once would take all connections and wait for each other. */
export class SecondConnectionError extends Error {
  override readonly name = 'SecondConnectionError';

  constructor() {
    super(
      'A statement inside a transaction asked for a second connection. Within `transaction` and ' +
        '`snapshot` use the manager that the work is given and hand it on to whatever is called; ' +
        'within `join` use `Database`; or do it before or after.',
    );
  }
}
