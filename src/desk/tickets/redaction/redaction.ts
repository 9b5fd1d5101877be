import { Injectable } from '@nestjs/common';
import { OrganizationDirectory } from '../../../identity/organizations/index.js';
import { redactPayments } from './redact-payments.js';

/** What of a message is kept, and seen by whatever comes after: as its organisation wants it. */
@Injectable()
export class Redaction {
  constructor(private readonly organizations: OrganizationDirectory) {}

  /** By what is in memory of the organisation, so that a ticket waits for nothing. */
  async apply(organizationId: number, text: string): Promise<string> {
    const organization = await this.organizations.get(organizationId);
    return organization?.redactPaymentData === false ? text : redactPayments(text);
  }
}
