/** A setting that is wrong or missing; its message is one line that names the variable. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
