import { type Command, InvalidArgumentError } from 'commander'
import { type ServerOptions, startServer } from '../server/server.ts'
import { type DataOption, openForSubcommand, subcommand, untilSignal } from '../subcommand.ts'

/** Where a server listens, as the command line says it. */
export type AddressOptions = {
  readonly port?: number
  readonly host?: string
  readonly insecureNoSignIn?: boolean
}

/** `quittance server`: the pages alone; `quittance worker` works the jobs elsewhere. */
export function addServer(program: Command): void {
  withAddress(subcommand(program, 'server', 'serve the read-only pages')).action(
    async (options: DataOption & AddressOptions) => {
      const ended = untilSignal()
      const system = await openForSubcommand({ data: options.data })
      try {
        const server = await startServer(system, serverOptions(options))
        process.stdout.write(`Quittance serves ${system.folder}: ${server.url}\nCtrl-C ends it.\n`)
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
    .option('--insecure-no-sign-in', 'let other machines read everything, although nobody signs in')
}

/** The options of the command line as the server takes them. */
export function serverOptions({ port, host, insecureNoSignIn }: AddressOptions): ServerOptions {
  return {
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
    insecureNoSignIn: insecureNoSignIn === true,
  }
}

function port(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new InvalidArgumentError('a port from 0 to 65535')
}
