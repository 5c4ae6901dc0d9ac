import { type Logger, pino } from 'pino'
import { setting } from './settings/settings.ts'

export type { Logger }

/**
 * The log, as JSON lines to standard error (standard output belongs to a command's answer). The
 * level comes from QUITTANCE_LOG (`debug`, `info`, `warn`, `error`, `silent`).
 */
export function openLog(level: string = setting('QUITTANCE_LOG')): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }))
}
