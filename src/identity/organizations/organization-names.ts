import { Injectable } from '@nestjs/common';
import { Settings } from '../../platform/config/index.js';
import { DEFAULT_ORGANIZATION } from '../../platform/database/index.js';
import type { KnownOrganization } from './known-organization.js';
import { OrganizationDirectory } from './organization-directory.js';
import { isReserved } from './slug.js';
import { subdomainOf } from './subdomain.js';

/** Which organisation callers mean. */
@Injectable()
export class OrganizationNames {
  constructor(
    private readonly settings: Settings,
    private readonly directory: OrganizationDirectory,
  ) {}

  /**
   * The organisation that a caller names, else the one whose address they called, else the default
   * one; nothing where the name or the address is of none.
   * @param host that was called
   */
  meant(name: string | undefined, host: string): Promise<KnownOrganization | undefined> {
    const slug = name ?? this.slugIn(host);
    return slug === undefined
      ? this.directory.get(DEFAULT_ORGANIZATION)
      : this.directory.find(slug);
  }

  /** Whether whoever is of the organisation may call this host: it is not that of another one. */
  async isAtHome(organizationId: number, host: string): Promise<boolean> {
    const slug = this.slugIn(host);
    if (slug === undefined) return true;
    return (await this.directory.get(organizationId))?.slug === slug;
  }

  private slugIn(host: string): string | undefined {
    const { organizationDomain: domain } = this.settings;
    const slug = domain === undefined ? undefined : subdomainOf(host, domain);
    return slug === undefined || isReserved(slug) ? undefined : slug;
  }
}
