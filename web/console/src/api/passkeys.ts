/** Whether this browser can use passkeys here. */
export function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in globalThis && 'toJSON' in PublicKeyCredential.prototype;
}

/** Whether the person closed the browser's question, which is no failure. */
export function isDeclined(error: unknown): boolean {
  return error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name);
}

/** Has the browser ask for a passkey. @returns what the service wants to see of it */
export async function askPasskey(options: unknown): Promise<Record<string, unknown>> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  );
  return jsonOf(await navigator.credentials.get({ publicKey }));
}

/** Has the browser make a passkey. @returns what the service wants to see of it */
export async function makePasskey(options: unknown): Promise<Record<string, unknown>> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  );
  return jsonOf(await navigator.credentials.create({ publicKey }));
}

function jsonOf(credential: Credential | null): Record<string, unknown> {
  if (credential instanceof PublicKeyCredential) return { ...credential.toJSON() };
  throw new DOMException('no passkey was given', 'NotAllowedError');
}
