import { Injectable } from '@nestjs/common';
import { In, type Repository } from 'typeorm';
import { pageById } from '../../common/pagination/by-id.js';
import type { Page, PageQuery } from '../../common/pagination/page.js';
import { LOCKS, lockTransaction } from '../../database/advisory-lock.js';
import { AuditLog, type Author } from '../../audit/audit-log.js';
import { Database } from '../../database/database.js';
import { TriageChanges } from '../changes.js';
import type { Appearance, HeldOutProfile } from '../guarantee/held-out-profile.js';
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
         FROM models WHERE status = 'active'`,
};

const UNTOUCHED_FIRST = {
  name: 'untouched_first_model',
  text: `SELECT id FROM models AS first
         WHERE status = 'active' AND requested_by IS NULL AND metrics->>'encoder' IS NULL
           AND NOT EXISTS (SELECT FROM models WHERE id <> first.id AND status <> 'failed')
           AND NOT EXISTS (SELECT FROM examples WHERE created_at > first.created_at)`,
};

/** The registry of trained models: rows in the database, so that every instance serves the same. */
@Injectable()
export class ModelsService {
  constructor(
    private readonly database: Database,
    private readonly changes: TriageChanges,
    private readonly audit: AuditLog,
  ) {}

  private get models(): Repository<Model> {
    return this.database.repository(Model);
  }

  /** Newest first. */
  list(query: PageQuery): Promise<Page<Model>> {
    return pageById('-id', query, ({ id, ...range }) =>
      this.models.find({ where: { id }, ...range }),
    );
  }

  async get(id: number): Promise<Model> {
    const model = await this.models.findOneBy({ id });
    if (!model) throw new ModelNotFoundError(id);
    return model;
  }

  /** @throws ModelNotFoundError, ModelNotTrainedError */
  async assertTrained(id: number): Promise<void> {
    const { status } = await this.get(id);
    if (status !== ModelStatus.Ready && status !== ModelStatus.Active) {
      throw new ModelNotTrainedError(id, status);
    }
  }

  async active(): Promise<Model | undefined> {
    return (await this.models.findOneBy({ status: ModelStatus.Active })) ?? undefined;
  }

  /** How messages looked to the active model when it was judged; null of an older model. */
  async activeAppearance(): Promise<ModelAppearance | undefined> {
    const [active] = await this.database.run<ModelAppearance>(ACTIVE_APPEARANCE, []);
    return active;
  }

  /** The last one that was trained and is not in use. */
  async newestReady(): Promise<Model | undefined> {
    const where = { status: ModelStatus.Ready };
    const [newest] = await this.models.find({ where, order: { id: 'DESC' }, take: 1 });
    return newest;
  }

  /** The data of the last one that was trained. */
  async newestDataHash(): Promise<string | undefined> {
    const where = { status: In([ModelStatus.Ready, ModelStatus.Active]) };
    const [newest] = await this.models.find({ where, order: { id: 'DESC' }, take: 1 });
    return newest?.dataHash ?? undefined;
  }

  /**
   * The model that a new service trained by itself and classifies with by words alone, as long as
   * nobody has trained another one or added an example.
   */
  async untouchedFirst(): Promise<number | undefined> {
    const [first] = await this.database.run<{ id: number }>(UNTOUCHED_FIRST, []);
    return first?.id;
  }

  /** The classifier of a model as bytes. @throws ModelNotFoundError */
  async artifact(id: number): Promise<Buffer> {
    const artifact = await readArtifact(this.database, id);
    if (!artifact) throw new ModelNotFoundError(id);
    return artifact;
  }

  /** What held-out examples say about a model; null of those from before it was kept. */
  async heldOutProfile(id: number): Promise<HeldOutProfile | null> {
    const select = { id: true, heldOutProfile: true };
    return (await this.models.findOne({ where: { id }, select }))?.heldOutProfile ?? null;
  }

  /** Lets every instance classify with this model from now on; `null` is the service itself. */
  async activate(author: Author, id: number): Promise<Model> {
    await this.database.transaction(async (manager) => {
      await lockTransaction(manager, LOCKS.activation);
      const model = await manager.findOneBy(Model, { id });
      if (!model) throw new ModelNotFoundError(id);
      if (model.status === ModelStatus.Active) return;
      if (model.status !== ModelStatus.Ready) throw new ModelNotTrainedError(id, model.status);
      await replaceActive(manager, id, this.audit, author);
    });
    await this.changes.announce();
    return this.get(id);
  }
}
