import { Injectable } from '@nestjs/common';
import {
  AccountKind,
  type Actor,
  isOperator,
  isStaff,
  type Origin,
} from '../../../platform/access/index.js';
import {
  ApiCalls,
  type KnownOrganization,
  OrganizationDirectory,
  standingOf,
} from '../../organizations/index.js';
import {
  AddressRefusedError,
  EmailDomainRefusedError,
  OrganizationGoneError,
  OrganizationInactiveError,
  SecondFactorNeededError,
} from './admission.errors.js';

/** Whether an organisation lets somebody in, as operators and its admins have said. */
@Injectable()
export class Admission {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly calls: ApiCalls,
  ) {}

  /**
   * Asked at every request, from memory: a change counts within two seconds.
   * @param mayLackFactor whether the call is one of those that lead to a second factor
   * @throws OrganizationGoneError, OrganizationInactiveError, AddressRefusedError,
   * LimitExceededError, SecondFactorNeededError
   */
  async admit(actor: Actor, origin: Origin, mayLackFactor: boolean): Promise<void> {
    const organization = await this.admitSession(actor.organizationId, origin);
    // Who sets the limits must be able to raise them again.
    if (!isOperator(actor)) await this.calls.count(organization);
    if (!mayLackFactor) assertFactor(organization, actor);
  }

  /**
   * The same for whoever was let in before and is still there, which is no call.
   * @throws OrganizationGoneError, OrganizationInactiveError, AddressRefusedError,
   * SecondFactorNeededError
   */
  async readmit(actor: Actor, origin: Origin): Promise<void> {
    assertFactor(await this.admitSession(actor.organizationId, origin), actor);
  }

  /** The same for whoever goes on with a session. */
  async admitSession(organizationId: number, { address }: Origin): Promise<KnownOrganization> {
    const organization = await this.directory.get(organizationId);
    if (!organization) throw new OrganizationGoneError();
    assertOpen(organization, address);
    return organization;
  }
}

/** @throws OrganizationInactiveError, AddressRefusedError */
export function assertOpen(organization: KnownOrganization, address: string): void {
  const standing = standingOf(organization);
  if (standing !== 'active') throw new OrganizationInactiveError(standing);
  if (!organization.allowsAddress(address)) throw new AddressRefusedError();
}

/** @throws SecondFactorNeededError */
function assertFactor(organization: KnownOrganization, actor: Actor): void {
  if (needsFactor(organization, actor.role) && lacksFactor(actor)) {
    throw new SecondFactorNeededError();
  }
}

/** @throws EmailDomainRefusedError */
export function assertMayRegister(
  { allowedEmailDomains: domains }: Pick<KnownOrganization, 'allowedEmailDomains'>,
  email: string,
): void {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (domains.length > 0 && !domains.includes(domain)) throw new EmailDomainRefusedError();
}

function needsFactor(
  { requireMfa, requireMfaRoles }: KnownOrganization,
  role: Actor['role'],
): boolean {
  return (requireMfa && isStaff({ role })) || requireMfaRoles.includes(role);
}

/** Who signs in elsewhere proves it there; a machine has none. */
function lacksFactor({ kind, hasSecondFactor }: Actor): boolean {
  return kind === AccountKind.Person && hasSecondFactor !== true;
}
