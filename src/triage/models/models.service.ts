import { Injectable } from '@nestjs/common';
import { In, type Repository } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog, type Author } from '../../platform/audit/index.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../platform/common/pagination/page.js';
import {
  Database,
  LOCKS,
  lockTransaction,
  lockWithin,
  organizationOf,
  type OrganizationScope,
} from '../../platform/database/index.js';
import { TriageChanges } from '../changes/index.js';
import type { Appearance, HeldOutProfile } from '../core/index.js';
import { Model, ModelStatus } from './model.entity.js';
import { ModelNotFoundError, ModelNotTrainedError } from './model.errors.js';
import { readArtifact } from './read-artifact.js';
import { replaceActive } from './replace-active.js';

/** What held-out examples looked like to a model. */
export interface ModelAppearance {
  readonly id: number;
  readonly appearance: Appearance | null;
}

const ACTIVE_APPEARANCE = {
  name: 'active_appearance',
  text: `SELECT id, held_out_profile->'appearance' AS appearance
         FROM models WHERE organization_id = $1 AND status = 'active'`,
};

const HASH = {
  name: 'artifact_hash',
  text: `SELECT encode(sha256(artifact), 'hex') AS hash
         FROM models WHERE organization_id = $1 AND id = $2`,
};

/** The registry of trained models: rows in the database, so that every instance serves the same. */
@Injectable()
export class ModelsService {
  constructor(
    private readonly database: Database,
    private readonly changes: TriageChanges,
    private readonly audit: AuditLog,
  ) {}

  /** Newest first. */
  list(scope: OrganizationScope, query: PageQuery): Promise<Page<Model>> {
    return pageById('-id', query, ({ id, ...range }) =>
      this.models(scope).find({ where: { id }, ...range }),
    );
  }

  async get(scope: OrganizationScope, id: number): Promise<Model> {
    const model = await this.models(scope).findOneBy({ id });
    if (!model) throw new ModelNotFoundError(id);
    return model;
  }

  /** @throws ModelNotFoundError, ModelNotTrainedError */
  async assertTrained(scope: OrganizationScope, id: number): Promise<void> {
    const { status } = await this.get(scope, id);
    if (status !== ModelStatus.Ready && status !== ModelStatus.Active) {
      throw new ModelNotTrainedError(id, status);
    }
  }

  async active(scope: OrganizationScope): Promise<Model | undefined> {
    return (await this.models(scope).findOneBy({ status: ModelStatus.Active })) ?? undefined;
  }

  /** How messages looked to the active model when it was judged; null of an older model. */
  async activeAppearance(scope: OrganizationScope): Promise<ModelAppearance | undefined> {
    const [active] = await this.database
      .of(scope)
      .run<ModelAppearance>(ACTIVE_APPEARANCE, [organizationOf(scope)]);
    return active;
  }

  /** The last one that was trained and is not in use. */
  async newestReady(scope: OrganizationScope): Promise<Model | undefined> {
    const where = { status: ModelStatus.Ready };
    const [newest] = await this.models(scope).find({ where, order: { id: 'DESC' }, take: 1 });
    return newest;
  }

  /** The data of the last one that was trained. */
  async newestDataHash(scope: OrganizationScope): Promise<string | undefined> {
    const where = { status: In([ModelStatus.Ready, ModelStatus.Active]) };
    const [newest] = await this.models(scope).find({ where, order: { id: 'DESC' }, take: 1 });
    return newest?.dataHash ?? undefined;
  }

  /** The classifier of a model as bytes. @throws ModelNotFoundError */
  async artifact(scope: OrganizationScope, id: number): Promise<Buffer> {
    const artifact = await readArtifact(this.database, scope, id);
    if (!artifact) throw new ModelNotFoundError(id);
    return artifact;
  }

  /** SHA-256 of the bytes of a classifier, in hexadecimal. @throws ModelNotFoundError */
  async artifactHash(scope: OrganizationScope, id: number): Promise<string> {
    const values = [organizationOf(scope), id];
    const [row] = await this.database.of(scope).run<{ hash: string | null }>(HASH, values);
    if (!row?.hash) throw new ModelNotFoundError(id);
    return row.hash;
  }

  /** What held-out examples say about a model; null of those from before it was kept. */
  async heldOutProfile(scope: OrganizationScope, id: number): Promise<HeldOutProfile | null> {
    const select = { id: true, heldOutProfile: true };
    return (await this.models(scope).findOne({ where: { id }, select }))?.heldOutProfile ?? null;
  }

  /** Lets every instance classify with this model from now on. */
  activate(actor: Actor, id: number): Promise<Model> {
    return this.makeActive(actor, actor, id);
  }

  /** The same, by the service itself. */
  activateFor(scope: OrganizationScope, id: number): Promise<Model> {
    return this.makeActive(scope, null, id);
  }

  private async makeActive(scope: OrganizationScope, author: Author, id: number): Promise<Model> {
    await this.database.of(scope).transaction(async (manager) => {
      await lockTransaction(manager, lockWithin(LOCKS.activation, scope));
      const model = await manager.findOneBy(Model, { id });
      if (!model) throw new ModelNotFoundError(id);
      if (model.status === ModelStatus.Active) return;
      if (model.status !== ModelStatus.Ready) throw new ModelNotTrainedError(id, model.status);
      await replaceActive(manager, id, this.audit, author);
      await this.changes.recordModel(manager, scope, id);
    });
    await this.changes.announce(scope);
    return this.get(scope, id);
  }

  private models(scope: OrganizationScope): Repository<Model> {
    return this.database.of(scope).repository(Model);
  }
}
