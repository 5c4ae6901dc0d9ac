import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it came in, body byte for byte. */
export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string }

/** What to answer: a status, or whatever the function does with the answer. */
export type Reaction = number | ((response: ServerResponse) => void)

/** Another system's address for webhooks, on this machine: notes what comes and answers as told. */
export class Receiver {
  readonly #server: Server
  readonly received: Received[] = []
  /** What the next requests are answered; the last one holds for all further ones. */
  reactions: Reaction[] = [200]

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', chunk => chunks.push(chunk))
      request.on('end', () => {
        this.received.push({
          headers: request.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        })
        const [reaction = 200] = this.reactions
        if (this.reactions.length > 1) this.reactions.shift()
        if (typeof reaction === 'function') reaction(response)
        else response.writeHead(reaction).end(`status ${reaction}`)
      })
    })
  }

  static async start(): Promise<Receiver> {
    const receiver = new Receiver()
    await new Promise<void>(on => receiver.#server.listen(0, '127.0.0.1', on))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hooks`
  }

  /** The bodies that came in, parsed. */
  get bodies(): { type: string; version: number; timestamp: string; data: unknown }[] {
    return this.received.map(({ body }) => JSON.parse(body))
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
