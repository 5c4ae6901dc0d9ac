import { commands } from '../../src/app/registry.ts'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { installedAuthority } from '../../src/identity/load/installed.ts'
import { execute } from '../../src/platform/command.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { createTestSystem, type TestSystem } from './database.ts'

export const PASSWORD = 'brass harbour lantern'
export const OPERATOR = 'cli:test'

/** A browser: keeps cookies, sends what browsers send. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly at: RunningServer
  readonly headers: Record<string, string>

  constructor(at: RunningServer, headers: Record<string, string> = {}) {
    this.at = at
    this.headers = headers
  }

  async ask(path: string, fields?: Record<string, string>, headers: Record<string, string> = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${this.at.url}${path}`, {
      redirect: 'manual',
      method: fields === undefined ? 'GET' : 'POST',
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...this.headers,
        ...this.#sent(fields),
        ...headers,
      },
      ...(fields === undefined ? {} : { body: new URLSearchParams(fields).toString() }),
    })
    for (const text of response.headers.getSetCookie()) {
      const [pair = ''] = text.split(';')
      const at = pair.indexOf('=')
      if (/Max-Age=0/.test(text)) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  #sent(fields?: object): Record<string, string> {
    if (fields === undefined) return {}
    return {
      'content-type': 'application/x-www-form-urlencoded',
      origin: this.at.url,
      'sec-fetch-site': 'same-origin',
    }
  }

  signIn(email: string, password = PASSWORD) {
    return this.ask('/sign-in', { email, password, next: '/console' })
  }
}

/** A house with a door: a server at which people sign in, and whoever gives them their roles. */
export class House {
  readonly system: TestSystem
  readonly server: RunningServer

  constructor(system: TestSystem, server: RunningServer) {
    this.system = system
    this.server = server
  }

  /** A new system whose roles count, with its server. */
  static async open(): Promise<House> {
    return House.over(await createTestSystem('2026-03-02T08:00:00Z'))
  }

  /** A system that has been filled by whoever may do anything: from now on roles count. */
  static async over(made: TestSystem): Promise<House> {
    const authority = installedAuthority(made.db, made.clock)
    const system = { ...made, ...authority, log: openLog('silent') }
    return new House(system, await startServer(system, { port: 0 }))
  }

  browser(headers: Record<string, string> = {}): Browser {
    return new Browser(this.server, headers)
  }

  /** Gives a command as the local operator. */
  async must<Value = Record<string, string>>(name: string, input: object): Promise<Value> {
    const command = commands.get(name)
    if (command === undefined) throw new Error(name)
    const result = await execute(this.system, command, input, { actor: OPERATOR })
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.refusal)}`)
    return result.value as Value
  }

  /** Invites somebody, who chooses the password; gives the address. */
  async hire(who: string, ...roles: readonly string[]): Promise<string> {
    const email = `${who}@example.com`
    const { link } = await this.must('invitePerson', { email, name: `${who} Somebody` })
    for (const role of roles) await this.must('grantRole', { email, role, reason: 'hired' })
    const { status } = await this.browser().ask(link as string, { password: PASSWORD })
    if (status !== 303) throw new Error(`${email} could not choose a password`)
    return email
  }

  /** Somebody who is signed in. */
  async entered(who: string, ...roles: readonly string[]) {
    const email = await this.hire(who, ...roles)
    const browser = this.browser()
    await browser.signIn(email)
    return { email, browser }
  }
}
