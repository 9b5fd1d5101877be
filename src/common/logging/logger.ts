import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export interface LogOptions {
  readonly logLevel: string;
  readonly logFormat: 'json' | 'pretty';
}

const SECRETS = [
  'authorization',
  'password',
  'apiKey',
  'encoderApiKey',
  'accessToken',
  'refreshToken',
  'headers.authorization',
  'headers.cookie',
  'req.headers.authorization',
  'req.headers.cookie',
];

/** The process's one logger: JSON lines, or lines for people; secrets are never written. */
export function createLogger({ logLevel, logFormat }: LogOptions): Logger {
  const options = {
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRETS, censor: '[redacted]' },
  };
  if (logFormat === 'json') return pino(options);
  const lines = pretty({
    sync: true,
    singleLine: true,
    colorize: process.stdout.isTTY,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'context',
    messageFormat: ({ context, ...log }, key) =>
      `${typeof context === 'string' ? `${context}: ` : ''}${String(log[key])}`,
  });
  return pino(options, lines);
}
