import { appendFile } from 'node:fs/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import { Settings } from '../config/index.js';
import { defineEvent, Events } from '../events/index.js';

/** Told by the database itself, of each entry that is committed. */
const auditRecorded = defineEvent<{ readonly id: number }>('audit.recorded');

/** Its name is in the trigger too. */
const CONSUMER = 'audit-log';
const OWNER_ONLY = 0o600;

/**
 * Writes what the audit log holds to where other systems collect it, a line of JSON an entry, in the
 * order of the commits: each at least once, and none is passed over while writing fails.
 */
@Injectable()
export class AuditShipping implements OnModuleInit {
  constructor(
    private readonly settings: Settings,
    private readonly events: Events,
    private readonly log: AuditLog,
  ) {}

  onModuleInit(): void {
    const { auditLog } = this.settings;
    if (auditLog === undefined) return;
    const write = auditLog === 'stdout' ? writeOut : (line: string) => append(auditLog, line);
    this.events.consume(CONSUMER, auditRecorded, async ({ payload, organizationId }, manager) => {
      const entry = await this.log.find(manager, payload.id);
      // What the rule of its organisation has removed meanwhile is nobody's to read any more.
      if (entry) await write(`${JSON.stringify({ log: 'audit', organizationId, ...entry })}\n`);
    });
  }
}

function writeOut(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(line, (error) => (error ? reject(error) : resolve()));
  });
}

/** Opened anew for each: the file may be moved away meanwhile. */
function append(path: string, line: string): Promise<void> {
  return appendFile(path, line, { mode: OWNER_ONLY, flush: true });
}
