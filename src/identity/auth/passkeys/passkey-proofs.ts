import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { organizationOf } from '../../../platform/database/index.js';
import { Passkey } from '../second-factor/passkey.entity.js';
import { Ceremonies } from './ceremonies.js';
import { Challenges } from './challenges.js';

/** Whose passkey it must be. */
export interface PasskeyOwner {
  readonly id: number;
  readonly organizationId: number;
}

/** Whether somebody has the device of a passkey. */
@Injectable()
export class PasskeyProofs {
  constructor(
    private readonly ceremonies: Ceremonies,
    private readonly challenges: Challenges,
  ) {}

  /**
   * Whether the answer is of a passkey of this account, which is locked, and to a challenge that was
   * not used before; it is from now on, if the transaction succeeds.
   * @param alone whether it stands for the password as well
   */
  async use(
    manager: EntityManager,
    owner: PasskeyOwner,
    { answer, alone }: { readonly answer: object; readonly alone: boolean },
  ): Promise<boolean> {
    const organizationId = organizationOf(owner);
    const credentialId = credentialIdOf(answer);
    if (!credentialId) return false;
    const passkey = await manager.findOneBy(Passkey, { userId: owner.id, credentialId });
    if (!passkey) return false;
    let signed = '';
    const isExpected = (challenge: string): boolean => {
      signed = challenge;
      return this.challenges.isValid(challenge, organizationId, 'sign in');
    };
    const counter = await this.ceremonies.signed(answer, passkey, { isExpected, alone });
    if (counter === undefined || !(await this.challenges.use(manager, signed))) return false;
    await manager.update(Passkey, { id: passkey.id }, { counter, lastUsedAt: new Date() });
    return true;
  }
}

/** Which passkey an answer says that it is of. */
export function credentialIdOf(answer: object): Buffer | undefined {
  const id: unknown = (answer as { id?: unknown }).id;
  return typeof id === 'string' && /^[\w-]{1,1400}$/.test(id)
    ? Buffer.from(id, 'base64url')
    : undefined;
}
