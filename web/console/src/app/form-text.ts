/** What stands in a field of a form, without spaces around it. */
export function textOf(form: FormData, name: string): string {
  return asWritten(form, name).trim();
}

/** What stands in a field, with its spaces, which count in a password. */
export function asWritten(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
