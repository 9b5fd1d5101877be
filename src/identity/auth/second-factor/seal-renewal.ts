import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Recurring } from '../../../platform/common/recurring.js';
import { Database } from '../../../platform/database/index.js';
import { SecretSeal } from './secret-seal.js';

const EVERY_MS = 3_600_000;
const BATCH = 200;
const NEXT = `
  SELECT organization_id AS "organizationId", user_id AS "userId", encrypted_secret AS sealed
  FROM second_factors WHERE (organization_id, user_id) > ($1, $2)
  ORDER BY organization_id, user_id LIMIT ${BATCH}`;
// One that was made or removed meanwhile stays so.
const RENEW = `
  UPDATE second_factors SET encrypted_secret = $4
  WHERE organization_id = $1 AND user_id = $2 AND encrypted_secret = $3`;

interface Sealed {
  readonly organizationId: number;
  readonly userId: number;
  readonly sealed: Buffer;
}

/** While SECRET_KEY_PREVIOUS is set, seals what only that opens by the present key. */
@Injectable()
export class SealRenewal implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('SecondFactor');
  private readonly renewal = new Recurring('seal secrets anew', EVERY_MS, (signal) =>
    this.renewAll(signal),
  );

  constructor(
    private readonly database: Database,
    private readonly seal: SecretSeal,
  ) {}

  onApplicationBootstrap(): void {
    if (this.seal.isChanging) this.renewal.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.renewal.stop();
  }

  private async renewAll(signal: AbortSignal): Promise<void> {
    let last: Sealed | undefined;
    let renewed = 0;
    do {
      const after = [last?.organizationId ?? 0, last?.userId ?? 0];
      const rows: Sealed[] = await this.database.system.query<Sealed>(NEXT, after);
      for (const row of rows) renewed += await this.renew(row);
      last = rows.length < BATCH ? undefined : rows.at(-1);
    } while (last && !signal.aborted);
    if (signal.aborted) return;
    this.logger.log(
      `${renewed} second factors were sealed anew by SECRET_KEY: they need SECRET_KEY_PREVIOUS no more`,
    );
  }

  private async renew({ organizationId, userId, sealed }: Sealed): Promise<number> {
    const anew = this.seal.renew(userId, sealed);
    if (!anew) return 0;
    await this.database.system.query(RENEW, [organizationId, userId, sealed, anew]);
    return 1;
  }
}
