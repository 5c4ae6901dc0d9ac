import { type DestinationStream, type Logger, pino } from 'pino'
import { loggedError } from './logged-error.ts'
import { setting } from './settings/settings.ts'
import { currentTrace } from './trace.ts'

export type { Logger }

/** Fields that hold people's data or secrets: should one ever be logged, its value is left out. */
const NEVER = [
  'name',
  'email',
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'iban',
  'address',
  'phone',
  'taxId',
  'input',
  'payload',
  'url',
]

/**
 * The log, as JSON lines to standard error (standard output belongs to a command's answer). The
 * level comes from QUITTANCE_LOG. Each line says under which request, command and task it was
 * written; none holds what people gave us (logged-error.ts).
 */
export function openLog(level: string = setting('QUITTANCE_LOG'), to?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    mixin: () => currentTrace() ?? {},
    serializers: { err: loggedError },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: NEVER.flatMap(name => [name, `*.${name}`]), censor: '…' },
  }
  return pino(options, to ?? pino.destination({ dest: 2, sync: true }))
}
