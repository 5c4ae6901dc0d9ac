import { hierarchyOf, payerOn } from '../accounts/parents/hierarchy.ts'
import { listChildren, loadRelations } from '../accounts/parents/load.ts'
import {
  findAccounts,
  loadNumber,
  loadPredecessors,
  loadSuccessions,
  type Succession,
} from '../accounts/successions/load.ts'
import type { Db } from '../platform/database/database.ts'

/** Who an account is and was: whom it became part of, who became part of it, and who pays. */
export type Who = {
  readonly number: string
  readonly name: string
  /** Documents that bear its own number. */
  readonly documents: bigint
  readonly became: readonly Succession[]
  readonly tookOver: readonly Succession[]
  readonly payer: string | null
  readonly children: readonly string[]
}

/** Finds accounts by any number they ever had, or by a part of their name, and tells who they are. */
export async function whoIs(db: Db, text: string, on: Temporal.PlainDate): Promise<Who[]> {
  const found: Who[] = []
  for (const { accountId, number, name, documents } of await findAccounts(db, text)) {
    const hierarchy = hierarchyOf(await loadRelations(db, [accountId]))
    const { payerId } = payerOn(hierarchy, accountId, on)
    found.push({
      number,
      name,
      documents,
      became: await loadSuccessions(db, [accountId]),
      tookOver: await loadPredecessors(db, accountId),
      payer: payerId === null ? null : ((await loadNumber(db, payerId)) ?? null),
      children: (await listChildren(db, accountId, on)).map(child => child.number),
    })
  }
  return found
}

/** An account's story for a terminal, a line each fact. */
export function whoText({
  number,
  name,
  documents,
  became,
  tookOver,
  payer,
  children,
}: Who): string {
  const undone = ({ undoneFrom, undoneReason }: Succession): string =>
    undoneFrom === null ? '' : `, taken back from ${undoneFrom} on (${undoneReason})`
  return [
    `${number}  ${name}  ${documents} documents`,
    ...became.map(each => {
      const how = each.kind === 'merged' ? 'merged into' : 'owned by'
      return `  ${how} ${each.intoNumber} ${each.intoName} from ${each.fromOn} on: ${each.reason}${undone(each)}`
    }),
    ...tookOver.map(each => {
      const how = each.kind === 'merged' ? 'took in' : 'owner of'
      return `  ${how} ${each.accountNumber} from ${each.fromOn} on${undone(each)}`
    }),
    ...(payer === null ? [] : [`  paid by ${payer}`]),
    ...(children.length === 0 ? [] : [`  above ${children.join(', ')}`]),
  ].join('\n')
}
