import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { pageById } from '../../common/pagination/by-id.js';
import type { Page, PageQuery } from '../../common/pagination/page.js';
import { LOCKS, lockTransaction } from '../../database/advisory-lock.js';
import { Database } from '../../database/database.js';
import { TriageChanges } from '../changes.js';
import { Model, ModelStatus } from './model.entity.js';
import { ModelNotFoundError, ModelNotTrainedError } from './model.errors.js';

const PIECE_BYTES = 1024 * 1024;
const READ_PIECE = {
  name: 'read_artifact_piece',
  text: `SELECT substring(artifact FROM $2 FOR ${PIECE_BYTES}) AS piece FROM models WHERE id = $1`,
};

/** The registry of trained models: rows in the database, so that every instance serves the same. */
@Injectable()
export class ModelsService {
  constructor(
    @InjectRepository(Model) private readonly models: Repository<Model>,
    private readonly database: Database,
    private readonly changes: TriageChanges,
  ) {}

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

  async active(): Promise<Model | undefined> {
    return (await this.models.findOneBy({ status: ModelStatus.Active })) ?? undefined;
  }

  /** The last one that was trained and is not in use. */
  async newestReady(): Promise<Model | undefined> {
    const where = { status: ModelStatus.Ready };
    const [newest] = await this.models.find({ where, order: { id: 'DESC' }, take: 1 });
    return newest;
  }

  /** The classifier of a model as bytes, in pieces: decoding all at once would hold up requests. */
  async artifact(id: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let start = 1; ; start += PIECE_BYTES) {
      const [row] = await this.database.run<{ piece: Buffer | null }>(READ_PIECE, [id, start]);
      if (!row?.piece) throw new ModelNotFoundError(id);
      pieces.push(row.piece);
      if (row.piece.length < PIECE_BYTES) return Buffer.concat(pieces);
    }
  }

  /** Lets every instance classify with this model from now on. */
  async activate(id: number): Promise<Model> {
    await this.database.transaction(async (manager) => {
      await lockTransaction(manager, LOCKS.activation);
      const model = await manager.findOneBy(Model, { id });
      if (!model) throw new ModelNotFoundError(id);
      if (model.status === ModelStatus.Active) return;
      if (model.status !== ModelStatus.Ready) throw new ModelNotTrainedError(id, model.status);
      await manager.update(Model, { status: ModelStatus.Active }, { status: ModelStatus.Ready });
      await manager.update(Model, { id }, { status: ModelStatus.Active });
    });
    await this.changes.announce();
    return this.get(id);
  }
}
