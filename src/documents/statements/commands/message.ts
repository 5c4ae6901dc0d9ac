import type { MessageToQueue } from '../../messages/commands/queue.ts'

/** What a message says of the statement that it brings. */
export type StatementToSend = {
  readonly accountId: string
  readonly statementId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly asOf: string
  readonly closingMinor: bigint
  readonly overdueMinor: bigint
}

/** The message that brings a customer a statement; asked for again, it is the same message. */
export function statementMessage(statement: StatementToSend): MessageToQueue {
  const { accountId, legalEntityId, statementId, currency, asOf } = statement
  const { closingMinor, overdueMinor } = statement
  return {
    accountId,
    legalEntityId,
    templateCode: 'statement',
    facts: {
      asOf,
      balance: { minor: closingMinor, currency },
      ...(overdueMinor > 0n ? { overdue: { minor: overdueMinor, currency } } : {}),
    },
    statements: [statementId],
    about: [{ kind: 'statement', id: statementId }],
    key: `statement:${statementId}`,
  }
}
