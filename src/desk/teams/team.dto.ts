import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean } from 'class-validator';
import { PageMeta } from '../../platform/common/pagination/page.js';
import { Optional } from '../../platform/common/validation/optional.js';
import {
  Check,
  identifierViolation,
  IsIdentifier,
  IsTextOrBlank,
} from '../../platform/common/validation/text.js';
import type { Team } from './team.entity.js';
import type { TeamMember } from './team-member.entity.js';

/** So many intents a team or one of its members may take. */
const MOST_SKILLS = 100;
const SKILLS = {
  type: [String] as [typeof String],
  required: false,
  maxItems: MOST_SKILLS,
  example: ['charged_twice'],
};

/** A team with who is in it. */
export interface TeamWithMembers {
  readonly team: Team;
  readonly members: readonly TeamMember[];
}

export class CreateTeam {
  /** Unique. */
  @IsIdentifier(100)
  @ApiProperty({ example: 'Billing' })
  name: string;

  @Optional()
  @IsTextOrBlank(1_000)
  @ApiProperty({ required: false, example: 'Invoices, refunds and whatever has to do with money.' })
  description?: string;

  /** The names of the intents that it takes. A change replaces all of them. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_SKILLS)
  @ArrayUnique()
  @Check('areSkills', skillsViolation)
  @ApiProperty(SKILLS)
  skills?: string[];

  /** Whether anything is given to it. */
  @Optional()
  @IsBoolean()
  @ApiProperty({ required: false, default: true })
  active?: boolean;
}

export class ChangeTeam extends PartialType(CreateTeam, { skipNullProperties: false }) {}

export class SetTeamMember {
  /** The names of the intents that they take; none, or left out: all that the team does. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_SKILLS)
  @ArrayUnique()
  @Check('areSkills', skillsViolation)
  @ApiProperty(SKILLS)
  skills?: string[];
}

export class TeamMemberView {
  @ApiProperty({ example: 2 })
  readonly userId: number;

  readonly skills: string[];

  /** Since when they are in it. */
  readonly createdAt: Date;
}

export class TeamView {
  readonly id: number;

  @ApiProperty({ example: 'Billing' })
  readonly name: string;

  readonly description: string;

  /** The names of the intents that it takes. */
  readonly skills: string[];

  /** Whether anything is given to it. */
  readonly active: boolean;

  readonly members: TeamMemberView[];

  /** Counts the changes, those of its members too; send it as `If-Match: "3"` with the next one. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  readonly createdAt: Date;
  readonly updatedAt: Date;

  static of({ team, members }: TeamWithMembers): TeamView {
    const { id, name, description, skills, active, version, createdAt, updatedAt } = team;
    const people = members.map(({ userId, skills: own, createdAt: since }) => ({
      userId,
      skills: own,
      createdAt: since,
    }));
    return {
      id,
      name,
      description,
      skills,
      active,
      members: people,
      version,
      createdAt,
      updatedAt,
    };
  }
}

export class TeamPage {
  readonly data: TeamView[];
  readonly meta: PageMeta;
}

function skillsViolation(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  for (const [place, skill] of value.entries()) {
    const violation = identifierViolation(skill, 100);
    if (violation !== undefined) return `${place}: ${violation}`;
  }
  return undefined;
}
