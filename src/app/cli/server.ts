import { type Command, InvalidArgumentError } from 'commander'
import { setUpPath } from '../../identity/sign-in/commands/links.ts'
import type { System } from '../../platform/system.ts'
import { type ServerOptions, startServer } from '../server/server.ts'
import {
  commandLineActor,
  type DataOption,
  openForSubcommand,
  subcommand,
  untilSignal,
} from '../subcommand.ts'

/** Where a server listens, as the command line says it. */
export type AddressOptions = {
  readonly port?: number
  readonly host?: string
  readonly insecureNoSignIn?: boolean
  readonly trustedProxy?: string
}

/** `quittance server`: the pages alone; `quittance worker` works the jobs elsewhere. */
export function addServer(program: Command): void {
  withAddress(subcommand(program, 'server', 'serve the pages')).action(
    async (options: DataOption & AddressOptions) => {
      const ended = untilSignal()
      const system = await openForSubcommand({ data: options.data })
      try {
        const server = await startServer(system, serverOptions(options))
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

/** Adds the options of whatever listens. */
export function withAddress(command: Command): Command {
  return command
    .option('--port <port>', 'default: QUITTANCE_PORT, else 4000; 0 takes a free one', port)
    .option('--host <address>', 'address to listen on (default: 127.0.0.1, this machine alone)')
    .option('--trusted-proxy <address>', 'address or network of the proxy with TLS in front')
    .option(
      '--insecure-no-sign-in',
      'show the pages to everybody who reaches them, without sign-in',
    )
}

/** The options of the command line as the server takes them. */
export function serverOptions({
  port,
  host,
  insecureNoSignIn,
  trustedProxy,
}: AddressOptions): ServerOptions {
  return {
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
    ...(trustedProxy === undefined ? {} : { trustedProxy }),
    insecureNoSignIn: insecureNoSignIn === true,
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
