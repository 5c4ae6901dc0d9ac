import type { Command } from 'commander'
import { loadRoles } from '../../identity/load/access.ts'
import { listRequests, readableRequest } from '../../identity/load/approvals.ts'
import { loadRules } from '../../identity/load/authority.ts'
import { loadDutyConflicts } from '../../identity/load/duties.ts'
import { listPeople, type PersonListing } from '../../identity/load/people.ts'
import { listAlerts } from '../../identity/sign-in/load/sign-in.ts'
import { type DataOption, printJson, subcommand, withSystem } from '../subcommand.ts'
import { limitArgument } from './planned-changes.ts'

type ListOptions = DataOption & {
  readonly after?: string
  readonly limit: number
  readonly json?: boolean
}

/** `quittance people`, `roles`, `approvals`, `duties`, `alerts`: who may do what; they change nothing. */
export function addPeople(program: Command): void {
  subcommand(program, 'people', 'list the people and their roles')
    .option('--after <email>', 'the page after this person')
    .option('--limit <rows>', 'rows of a page (default 50, at most 1000)', limitArgument, 50)
    .option('--json', 'one line of JSON')
    .action(showPeople)
  subcommand(program, 'roles', 'list the roles with what they may do, and the rules of approval')
    .option('--json', 'one line of JSON')
    .action(showRoles)
  subcommand(program, 'approvals', 'list what waits for the approval of a second person')
    .option('--all', 'also what was decided or has expired')
    .option('--after <id>', 'the page after this request')
    .option('--limit <rows>', 'rows of a page (default 50, at most 1000)', limitArgument, 50)
    .option('--json', 'one line of JSON')
    .action(showRequests)
  subcommand(program, 'duties', 'report people with duties that should lie in different hands')
    .option('--json', 'one line of JSON')
    .action(showDuties)
  subcommand(program, 'alerts', 'list alerts about sign-ins, the latest first')
    .option('--limit <rows>', 'rows (default 50, at most 1000)', limitArgument, 50)
    .option('--json', 'one line of JSON')
    .action(showAlerts)
}

async function showAlerts({ data, limit, json }: ListOptions): Promise<void> {
  const found = await withSystem({ data }, system => listAlerts(system.db, limit))
  if (json === true) return printJson({ rows: found }, true)
  if (found.length === 0) return say('No alerts.\n')
  for (const { raisedAt, email, kind, facts } of found) {
    say(`${raisedAt}  ${email}  ${kind}  ${facts.networks.join(', ')}\n`)
  }
}

async function showPeople({ data, after, limit, json }: ListOptions): Promise<void> {
  const found = await withSystem({ data }, system =>
    listPeople(system.db, { at: system.clock.now(), after, limit }),
  )
  const next = found.length < limit ? null : (found.at(-1)?.email ?? null)
  if (json === true) return printJson({ rows: found, next }, true)
  if (found.length === 0) return say('Nobody is on record. Invite people with invitePerson.\n')
  for (const person of found) say(`${personLine(person)}\n`)
  if (next !== null) say(`More: --after ${next}\n`)
}

function personLine({ email, name, kind, roles, disabledAt }: PersonListing): string {
  const state = disabledAt === null ? '' : '  disabled'
  const held = roles.length === 0 ? 'no role' : roles.join(', ')
  return `${email}  ${name}  ${kind}  ${held}${state}`
}

async function showRoles({ data, json }: ListOptions): Promise<void> {
  const { roles, rules } = await withSystem({ data }, async system => ({
    roles: [...(await loadRoles(system.db)).values()],
    rules: await loadRules(system.db, system.clock.now()),
  }))
  if (json === true) {
    const shown = roles.map(role => ({
      ...role,
      permissions: Object.fromEntries(role.permissions),
    }))
    return printJson({ roles: shown, rules }, true)
  }
  for (const { role, name, permissions } of roles) {
    const what = [...permissions].map(([permission, may]) =>
      may === 'do' ? permission : `${permission} (proposes)`,
    )
    say(`${role}  ${name.en}\n    ${what.join(', ')}\n`)
  }
  say('\nWhat needs a second person:\n')
  for (const { code, command, approvers, atLeast, currency, reason } of rules) {
    const when = [
      atLeast === null ? '' : ` from ${atLeast}${currency === null ? '' : ` ${currency}`}`,
      reason === null ? '' : ` for "${reason}"`,
    ].join('')
    const by = approvers.length === 0 ? 'whoever may do it alone' : approvers.join(' or ')
    say(`${code}  ${command}${when}: ${by}\n`)
  }
}

async function showRequests(options: ListOptions & { readonly all?: boolean }): Promise<void> {
  const { data, after, limit, json, all } = options
  const state = all === true ? 'all' : 'open'
  const found = await withSystem({ data }, system =>
    listRequests(system.db, { at: system.clock.now(), state, after, limit }),
  )
  const shown = found.map(readableRequest)
  const next = found.length < limit ? null : (found.at(-1)?.requestId ?? null)
  if (json === true) return printJson({ rows: shown, next }, true)
  if (found.length === 0) return say('Nothing waits for approval.\n')
  for (const { requestId, command, state, requestedBy, note, amounts } of found) {
    const sums = amounts.map(({ amount, currency }) => `${amount} ${currency}`).join(', ')
    say(`${requestId}  ${state}  ${command}  ${sums}  ${requestedBy}: ${note}\n`)
  }
  if (next !== null) say(`More: --after ${next}\n`)
}

async function showDuties({ data, json }: ListOptions): Promise<void> {
  const found = await withSystem({ data }, system =>
    loadDutyConflicts(system.db, system.clock.now()),
  )
  if (json === true) return printJson({ rows: found }, true)
  if (found.length === 0) return say('Nobody has duties that should lie in different hands.\n')
  for (const { email, first, second, risk, roles } of found) {
    say(`${email}  ${first} and ${second} (${roles.join(', ')}): could ${risk}\n`)
  }
}

function say(text: string): void {
  process.stdout.write(text)
}
