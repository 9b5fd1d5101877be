import { ApiProperty } from '@nestjs/swagger';

const SECONDS = { format: 'double', type: Number, nullable: true, example: 5400 };
const SHARE = { format: 'double', type: Number, nullable: true, example: 0.94 };

/** How long something took, of what people did; what the machine did took no time. */
export class ServiceTimes {
  /** Done by the machine at once. */
  @ApiProperty({ example: 310 })
  readonly byMachine: number;

  @ApiProperty({ example: 120 })
  readonly byPeople: number;

  /** Of those by people, like the other times; null of none. */
  @ApiProperty(SECONDS)
  readonly meanSeconds: number | null;

  /** Half of them took no longer: by 16 bins of durations, so a bin off at most. */
  @ApiProperty(SECONDS)
  readonly medianSeconds: number | null;

  /** Nine of ten took no longer, in the same way. */
  @ApiProperty({ ...SECONDS, example: 86400 })
  readonly p90Seconds: number | null;
}

export class KeptPromises {
  @ApiProperty({ example: 94 })
  readonly met: number;

  @ApiProperty({ example: 6 })
  readonly breached: number;

  /** Of both, 0 to 1; null of none. */
  @ApiProperty(SHARE)
  readonly metShare: number | null;
}

/** By what the promises of SLA policies are about. */
export class ServicePromises {
  readonly firstResponse: KeptPromises;
  readonly nextResponse: KeptPromises;
  readonly resolution: KeptPromises;
}

/** How the customers of the conversations that were opened sound now. */
export class ServiceSentiment {
  @ApiProperty({ example: 20 })
  readonly positive: number;

  @ApiProperty({ example: 80 })
  readonly neutral: number;

  @ApiProperty({ example: 12 })
  readonly negative: number;

  /** Whatever else they are. */
  @ApiProperty({ example: 3 })
  readonly angry: number;
}

/** What customers said of the tickets that were opened, or else of their conversations. */
export class ServiceSatisfaction {
  @ApiProperty({ example: 40 })
  readonly ratings: number;

  /** 1 to 5. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 4.2 })
  readonly meanRating: number | null;

  /** CSAT: how many of them said 4 or 5, 0 to 1. */
  @ApiProperty({ ...SHARE, example: 0.85 })
  readonly satisfiedShare: number | null;
}

/**
 * What was done on some days of UTC. Each thing counts on the day on which it happened; how customers
 * sound, what they said and how long people had it, on the day on which that was opened. It counts for
 * who and which team works on it now, answers for who wrote them. What is deleted counts no more.
 */
export class ServiceFigures {
  /** Tickets that came in. */
  @ApiProperty({ example: 430 })
  readonly created: number;

  /** Of them, those that the machine answered at once. */
  @ApiProperty({ example: 310 })
  readonly autoAnswered: number;

  /** Tickets that went to a person, at once or later. */
  @ApiProperty({ example: 130 })
  readonly escalated: number;

  /** Closed tickets that were taken up again. */
  @ApiProperty({ example: 4 })
  readonly reopened: number;

  /** Tickets that are resolved since then. */
  @ApiProperty({ example: 415 })
  readonly resolved: number;

  /** Tickets that nobody had resolved at the end of the last day. */
  @ApiProperty({ example: 37 })
  readonly backlog: number;

  /** From a conversation's beginning to the first answer. */
  readonly firstResponse: ServiceTimes;

  /** From a ticket's beginning to the moment since which it is resolved. */
  readonly resolution: ServiceTimes;

  readonly sla: ServicePromises;
  readonly sentiment: ServiceSentiment;
  readonly satisfaction: ServiceSatisfaction;

  /** Answers that the staff wrote. */
  @ApiProperty({ example: 150 })
  readonly replies: number;

  /** How long people had the conversations, less what they waited for customers. */
  @ApiProperty({ format: 'double', example: 86400 })
  readonly handleSeconds: number;
}

export class ServiceGroup extends ServiceFigures {
  /** The day, the channel, or the id of the team or the agent (null: none). */
  @ApiProperty({ type: String, nullable: true, example: '2025-01-31' })
  readonly group: string | null;

  /** What the team is called, or the agent's address; null of what is gone, and of all else. */
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly name: string | null;
}
