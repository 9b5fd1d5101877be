import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { type Answer, type Api } from './api.js';

/** As test/support/service.ts starts services. */
const ORIGIN = 'https://desk.test';
const RP_ID = 'desk.test';

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_CREDENTIAL = 0x40;

/** What a device does otherwise than it should. */
export interface Quirks {
  readonly origin?: string;
  readonly rpId?: string;
  /** Whether it asked for a fingerprint, face or PIN. */
  readonly verified?: boolean;
  /** How often it says that it has signed; by itself it counts. */
  readonly counter?: number;
  readonly challenge?: string;
  readonly organization?: string | undefined;
}

type Cbor = number | string | Uint8Array | readonly (readonly [Cbor, Cbor])[];

/** A device that makes and uses one passkey (WebAuthn, ES256), as one in hardware would. */
export class SoftAuthenticator {
  readonly id = randomBytes(32);
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;
  private counter = 0;

  constructor() {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    ({ privateKey: this.privateKey, publicKey: this.publicKey } = pair);
  }

  /** Registers its passkey with the account of whoever calls. */
  async register(of: Api, quirks: Quirks = {}): Promise<Answer> {
    const { body } = await of.post<{ options: { challenge: string } }>('/auth/passkeys/options');
    const credential = this.created({ challenge: body.options.challenge, ...quirks });
    return of.post('/auth/passkeys', { name: 'my phone', credential });
  }

  /** Its answer to a fresh challenge for signing in. */
  async answer(anyone: Api, { organization, ...quirks }: Quirks = {}): Promise<object> {
    const { body } = await anyone.post<{ options: { challenge: string } }>(
      '/auth/passkeys/challenge',
      { ...(organization !== undefined && { organization }) },
    );
    return this.signed({ challenge: body.options.challenge, ...quirks });
  }

  private created(quirks: Quirks): object {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const { x = '', y = '' } = this.publicKey.export({ format: 'jwk' });
    const key = cbor([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, key]);
    const authData = Buffer.concat([this.head(quirks, WITH_CREDENTIAL), attested]);
    const attestation = cbor([
      ['fmt', 'none'],
      ['attStmt', []],
      ['authData', authData],
    ]);
    return this.credential({
      clientDataJSON: text(clientData('webauthn.create', quirks)),
      attestationObject: text(attestation),
    });
  }

  private signed(quirks: Quirks): object {
    const authData = this.head(quirks, 0);
    const data = clientData('webauthn.get', quirks);
    const signature = sign('sha256', Buffer.concat([authData, sha256(data)]), this.privateKey);
    return this.credential({
      clientDataJSON: text(data),
      authenticatorData: text(authData),
      signature: text(signature),
    });
  }

  private head({ rpId = RP_ID, verified = true, counter }: Quirks, flags: number): Buffer {
    const head = Buffer.alloc(5);
    head.writeUInt8(PRESENT | (verified ? VERIFIED : 0) | flags);
    head.writeUInt32BE(counter ?? ++this.counter, 1);
    return Buffer.concat([sha256(Buffer.from(rpId)), head]);
  }

  private credential(response: object): object {
    const id = text(this.id);
    return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} };
  }
}

function clientData(type: string, { challenge, origin = ORIGIN }: Quirks): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

const text = (bytes: Buffer): string => bytes.toString('base64url');
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** As much of CBOR (RFC 8949) as authenticators write. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? headOf(1, -1 - value) : headOf(0, value);
  if (typeof value === 'string') {
    return Buffer.concat([headOf(3, Buffer.byteLength(value)), Buffer.from(value)]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([headOf(2, value.length), value]);
  return Buffer.concat([headOf(5, value.length), ...value.flat().map(cbor)]);
}

function headOf(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  if (count < 256) return Buffer.from([(major << 5) | 24, count]);
  return Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}
