import { Injectable } from '@nestjs/common';
import type { Origin } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Database, DEFAULT_ORGANIZATION } from '../../../platform/database/index.js';
import { type KnownOrganization, OrganizationNames } from '../../organizations/index.js';
import { UsersService } from '../../users/index.js';
import { assertOpen } from '../admission/admission.js';
import { Passkey } from '../second-factor/passkey.entity.js';
import type { TokenPair } from '../sessions/sessions.dto.js';
import { type SessionBeginner, SessionsService } from '../sessions/sessions.service.js';
import { Ceremonies } from './ceremonies.js';
import { Challenges } from './challenges.js';
import type { PasskeySignIn } from './passkey.dto.js';
import { InvalidPasskeyError } from './passkey.errors.js';
import { credentialIdOf, PasskeyProofs } from './passkey-proofs.js';

/** Sign-in by a passkey, in place of password and second factor. */
@Injectable()
export class PasskeySignInService {
  constructor(
    private readonly database: Database,
    private readonly names: OrganizationNames,
    private readonly users: UsersService,
    private readonly ceremonies: Ceremonies,
    private readonly challenges: Challenges,
    private readonly proofs: PasskeyProofs,
    private readonly sessions: SessionsService,
    private readonly audit: AuditLog,
  ) {}

  /** A challenge for anybody: it tells nobody who has a passkey, nor whether there is the organisation. */
  async challenge(organization: string | undefined, { host }: Origin): Promise<object> {
    const meant = await this.names.meant(organization, host);
    const challenge = this.challenges.make(meant?.id ?? 0, 'sign in');
    return this.ceremonies.request(challenge);
  }

  /** @throws InvalidPasskeyError, OrganizationInactiveError, AddressRefusedError */
  async signIn(signIn: PasskeySignIn, origin: Origin): Promise<TokenPair> {
    return this.sessions.pair(await this.begin(signIn, origin, this.sessions));
  }

  /** The same for a session of another kind; fails as it does. */
  async begin<Begun>(
    { credential, organization: name }: PasskeySignIn,
    origin: Origin,
    sessions: SessionBeginner<Begun>,
  ): Promise<Begun> {
    const organization = await this.names.meant(name, origin.host);
    const credentialId = credentialIdOf(credential);
    const organizationId = organization?.id ?? DEFAULT_ORGANIZATION;
    try {
      if (!organization || !credentialId) throw new InvalidPasskeyError();
      const shown = { credentialId, answer: credential };
      return await this.beginSession(organization, shown, origin, sessions);
    } catch (error) {
      if (error instanceof InvalidPasskeyError) {
        const entry = { action: 'auth.sign_in_failed', after: { code: error.code } };
        await this.audit.append({ organizationId, origin }, entry);
      }
      throw error;
    }
  }

  private beginSession<Begun>(
    organization: KnownOrganization,
    { credentialId, answer }: { readonly credentialId: Buffer; readonly answer: object },
    origin: Origin,
    sessions: SessionBeginner<Begun>,
  ): Promise<Begun> {
    return this.database.of({ organizationId: organization.id }).transaction(async (manager) => {
      const known = await manager.findOneBy(Passkey, { credentialId });
      const account = known && (await this.users.lock(manager, known.userId));
      if (!account || !(await this.proofs.use(manager, account, { answer, alone: true }))) {
        throw new InvalidPasskeyError();
      }
      // Only who belongs to it learns how it stands.
      assertOpen(organization, origin.address);
      const actor = { id: account.id, origin };
      const begun = await sessions.begin(manager, account, origin);
      await this.audit.record(manager, actor, {
        action: 'auth.signed_in',
        subject: { type: 'user', id: account.id },
        after: { passkey: known.id },
      });
      return begun;
    });
  }
}
