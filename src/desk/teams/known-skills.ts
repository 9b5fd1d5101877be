import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { Events } from '../../platform/events/index.js';
import { intentRenamed, IntentsService } from '../../triage/taxonomy/index.js';

const FOLLOW = ['teams', 'team_members'].map(
  (table) => `
  UPDATE ${table} SET skills = array_replace(skills, $1, $2) WHERE $1 = ANY (skills)`,
);

/** Skills are intents: they are named as these are, and follow a new name. */
@Injectable()
export class KnownSkills implements OnModuleInit {
  constructor(
    private readonly intents: IntentsService,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.within(intentRenamed, ({ from, to }, manager) => this.follow(manager, from, to));
  }

  /** @throws ValidationError that names those of no intent */
  async assertKnown(actor: Actor, skills: readonly string[] = []): Promise<void> {
    if (skills.length === 0) return;
    const known = new Set((await this.intents.all(actor)).map(({ name }) => name));
    const violations = skills.flatMap((skill, place) =>
      known.has(skill)
        ? []
        : [{ path: `skills.${place}`, message: 'is not an intent of the taxonomy' }],
    );
    if (violations.length > 0) throw new ValidationError(violations);
  }

  private async follow(manager: EntityManager, from: string, to: string): Promise<void> {
    for (const statement of FOLLOW) await manager.query(statement, [from, to]);
  }
}
