import { Injectable } from '@nestjs/common';
import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from '@simplewebauthn/server';
import { Settings } from '../../../platform/config/index.js';
import type { Passkey } from '../second-factor/passkey.entity.js';
import { ISSUER } from '../tokens/signing-key.js';
import { type RelyingParty, relyingParty } from './relying-party.js';

/** Says whether a challenge counts. */
type IsExpected = (challenge: string) => boolean;

/** Whom a passkey is made for. */
export interface Owner {
  readonly id: number;
  readonly email: string;
  readonly known: readonly Pick<Passkey, 'credentialId'>[];
}

export type NewCredential = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter'>;

/** What goes back and forth between service and device, as WebAuthn has it. */
@Injectable()
export class Ceremonies {
  private readonly party: RelyingParty;

  constructor(settings: Settings) {
    this.party = relyingParty(settings);
  }

  /** What a page hands to `navigator.credentials.create`. */
  async creation({ id, email, known }: Owner, challenge: Uint8Array<ArrayBuffer>): Promise<object> {
    const { generateRegistrationOptions } = await webauthn();
    return generateRegistrationOptions({
      rpName: ISSUER,
      rpID: this.party.id,
      userName: email,
      userID: new TextEncoder().encode(String(id)),
      challenge,
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId }) => ({
        id: credentialId.toString('base64url'),
      })),
      // Found by the device itself, so that nobody has to say first who they are.
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    });
  }

  /** What a page hands to `navigator.credentials.get`. */
  async request(challenge: Uint8Array<ArrayBuffer>): Promise<object> {
    const { generateAuthenticationOptions } = await webauthn();
    return generateAuthenticationOptions({
      rpID: this.party.id,
      challenge,
      userVerification: 'preferred',
    });
  }

  /** The new key pair, or nothing where the answer does not hold. */
  async created(answer: object, isExpected: IsExpected): Promise<NewCredential | undefined> {
    const { verifyRegistrationResponse } = await webauthn();
    const verified = await orNothing(() =>
      verifyRegistrationResponse({
        response: answer as RegistrationResponseJSON,
        ...this.expected(isExpected),
        requireUserVerification: false,
      }),
    );
    if (!verified?.verified) return undefined;
    const { id, publicKey, counter } = verified.registrationInfo.credential;
    const credentialId = Buffer.from(id, 'base64url');
    return { credentialId, publicKey: Buffer.from(publicKey), counter };
  }

  /**
   * How often the device has signed now, or nothing where the answer does not hold: also where it
   * counts and has not gone on, as a copy would not have.
   * @param alone whether it stands for a password too, so that the device must have asked for more
   * than a touch
   */
  async signed(
    answer: object,
    passkey: Passkey,
    { isExpected, alone }: { isExpected: IsExpected; alone: boolean },
  ): Promise<number | undefined> {
    const { verifyAuthenticationResponse } = await webauthn();
    const verified = await orNothing(() =>
      verifyAuthenticationResponse({
        response: answer as AuthenticationResponseJSON,
        credential: credentialOf(passkey),
        ...this.expected(isExpected),
        requireUserVerification: alone,
      }),
    );
    return verified?.verified ? verified.authenticationInfo.newCounter : undefined;
  }

  private expected(expectedChallenge: IsExpected) {
    const { id, origins } = this.party;
    return { expectedChallenge, expectedOrigin: [...origins], expectedRPID: id };
  }
}

// Loaded when somebody first has a passkey: most services start without.
const webauthn = () => import('@simplewebauthn/server');

function credentialOf({ credentialId, publicKey, counter }: Passkey): WebAuthnCredential {
  const id = credentialId.toString('base64url');
  return { id, publicKey: new Uint8Array(publicKey), counter };
}

/** The package throws for whatever does not hold. */
async function orNothing<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
