import { type Command, InvalidArgumentError } from 'commander'
import { setUpPath } from '../../identity/sign-in/commands/links.ts'
import { addProcessMetrics } from '../../platform/metrics.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { System } from '../../platform/system.ts'
import { type AddressOptions, type Front, openFront } from '../server/front.ts'
import { startServer } from '../server/server.ts'
import {
  commandLineActor,
  type DataOption,
  openForSubcommand,
  subcommand,
  untilSignal,
} from '../subcommand.ts'

/** Where a server listens, as the command line says it. */
export type ListenOptions = {
  readonly port?: number
  readonly host?: string
  readonly trustedProxy?: string
}

/** `quittance server`: the pages alone; `quittance worker` works the jobs elsewhere. */
export function addServer(program: Command): void {
  withAddress(subcommand(program, 'server', 'serve the pages')).action(
    async (options: DataOption & ListenOptions) => {
      const ended = untilSignal()
      const { system, front } = await openListening(options, { data: options.data })
      addProcessMetrics(system.metrics)
      try {
        const server = await startServer(system, { ...addressOf(options), front })
        const first = await setUpNote(system, server.url)
        process.stdout.write(
          `Quittance serves ${system.folder}: ${server.url}\n${first}Ctrl-C ends it.\n`,
        )
        await ended
        await server.close()
      } finally {
        await system.close()
      }
    },
  )
}

/**
 * Listens, then opens the system: while the database is started and migrated, whoever asks is told
 * that the process lives and is not ready. A folder that another process holds is told before a port
 * that it holds, too.
 */
export async function openListening(
  options: ListenOptions,
  data: Parameters<typeof openForSubcommand>[0],
): Promise<{ readonly system: System; readonly front: Front }> {
  const listening = openFront(addressOf(options))
  listening.catch(() => {}) // thrown below
  let system: System
  try {
    system = await openForSubcommand(data)
  } catch (error) {
    const front = await listening.catch(() => undefined)
    await front?.close(0)
    throw error
  }
  try {
    return { system, front: await listening }
  } catch (error) {
    await system.close()
    throw error
  }
}

/** Adds the options of whatever listens. */
export function withAddress(command: Command): Command {
  return command
    .option('--port <port>', 'default: QUITTANCE_PORT, else 4000; 0 takes a free one', port)
    .option(
      '--host <address>',
      'address to listen on (default: QUITTANCE_HOST, else this machine alone)',
    )
    .option('--trusted-proxy <address>', 'address or network of the proxy with TLS in front')
}

/** What the command line says goes before what the environment says. */
export function addressOf(options: ListenOptions): AddressOptions {
  const { port, host } = options
  return {
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
    trustedProxy: options.trustedProxy ?? setting('QUITTANCE_TRUSTED_PROXY'),
  }
}

function port(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new InvalidArgumentError('a port from 0 to 65535')
}

/** While nobody is on record: where the first person enters; works once and for a day. */
export async function setUpNote(system: System, url: string): Promise<string> {
  const path = await setUpPath(system, commandLineActor())
  return path === undefined ? '' : `Nobody can sign in yet. Set it up here, once: ${url}${path}\n`
}
