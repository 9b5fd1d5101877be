import { Injectable } from '@nestjs/common';
import { OrganizationDirectory } from '../../../identity/organizations/index.js';
import { inSteps } from '../../../platform/common/in-steps.js';
import { redactingPayments, redactPayments } from './redact-payments.js';

/** From so many characters on it takes milliseconds. */
const LONG = 1_000;

/** What of a message is kept, and seen by whatever comes after: as its organisation wants it. */
@Injectable()
export class Redaction {
  constructor(private readonly organizations: OrganizationDirectory) {}

  /** By what is in memory of the organisation, so that a ticket waits for nothing. */
  async apply(organizationId: number, text: string): Promise<string> {
    const organization = await this.organizations.get(organizationId);
    if (organization?.redactPaymentData === false) return text;
    return text.length > LONG ? inSteps(redactingPayments(text)) : redactPayments(text);
  }
}
