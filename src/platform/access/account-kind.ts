/** How the owner of an account proves who they are. */
export enum AccountKind {
  /** By a password that is kept here. */
  Person = 'person',
  /** By an API key. */
  Machine = 'machine',
  /** By the token of an identity provider outside. */
  External = 'external',
}
