import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import pretty from 'pino-pretty';

export type { Logger } from 'pino';

export interface LoggerSettings {
  /** The part of the system that speaks: `gateway`, `catalogue`… */
  readonly name: string;
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** `json` for machines (one object a line, on standard error), `pretty` for a person at a terminal. */
  readonly format: 'json' | 'pretty';
}

const STANDARD_ERROR = 2;

/** Secrets never reach a log line, wherever a caller puts them. */
const REDACTED = ['password', '*.password', 'authorization', '*.authorization', 'headers.cookie'];

export function createLogger(settings: LoggerSettings): Logger {
  const options: LoggerOptions = {
    name: settings.name,
    level: settings.level,
    redact: REDACTED,
  };
  return pino(options, destination(settings.format));
}

function destination(format: LoggerSettings['format']): DestinationStream {
  return format === 'pretty'
    ? pretty({
        destination: STANDARD_ERROR,
        sync: true,
        ignore: 'pid,hostname',
        translateTime: 'HH:MM:ss',
      })
    : pino.destination({ dest: STANDARD_ERROR, sync: true });
}
