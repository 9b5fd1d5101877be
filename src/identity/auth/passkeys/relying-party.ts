import type { Settings } from '../../../platform/config/index.js';

/** For whom devices sign. */
export interface RelyingParty {
  /** The domain that a passkey is of. */
  readonly id: string;
  /** Where the pages are that may ask for it. */
  readonly origins: readonly string[];
}

type Given = Pick<Settings, 'webauthnOrigins' | 'webauthnRpId' | 'publicUrl' | 'port'>;

/** As the settings say, or else the public address, or else this machine. */
export function relyingParty({
  webauthnOrigins,
  webauthnRpId,
  publicUrl,
  port,
}: Given): RelyingParty {
  const own = publicUrl ?? `http://localhost:${port}`;
  const origins = webauthnOrigins.length > 0 ? webauthnOrigins : [new URL(own).origin];
  const [first = own] = origins;
  return { id: webauthnRpId ?? new URL(first).hostname, origins };
}
