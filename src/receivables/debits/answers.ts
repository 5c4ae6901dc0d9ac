import type { NachaFile } from '../../formats/nacha/records.ts'
import type { StatusReport } from '../../formats/pain/pain002.ts'

/** What a bank's file says of our debits. */
export type BankAnswer = {
  /** Debits that were refused or came back, by what the bank calls them. */
  readonly returns: readonly { readonly reference: string; readonly reason: string }[]
  /** The file that is answered, by its message id; null where the bank names none (ACH). */
  readonly file: {
    readonly messageId: string
    /** Why it was refused as a whole; null: it was not. */
    readonly refusedFor: string | null
  } | null
  /** Accounts that are to be changed: told to people, not changed by itself. */
  readonly changes: readonly {
    readonly reference: string
    readonly code: string
    readonly corrected: string
  }[]
}

const NO_REASON = 'NOAS'

/** What a status report (pain.002) says: RJCT of the file, of a block, or of one payment. */
export function answersOfReport(report: StatusReport): BankAnswer {
  const { group, blocks, originalMessageId } = report
  const whole = group.status === 'RJCT' || (blocks.length > 0 && blocks.every(isWhollyRefused))
  const reason = group.reasons[0] ?? blocks[0]?.reasons[0] ?? NO_REASON
  const returns = blocks.flatMap(block =>
    block.transactions.flatMap(each => {
      const isRefused = each.status === 'RJCT' || (each.status === null && block.status === 'RJCT')
      const reference = each.originalEndToEndId ?? each.originalInstructionId
      if (!isRefused || reference === null) return []
      return [{ reference, reason: each.reasons[0] ?? block.reasons[0] ?? NO_REASON }]
    }),
  )
  const refusedFor = whole && returns.length === 0 ? reason : null
  return { returns, file: { messageId: originalMessageId, refusedFor }, changes: [] }
}

function isWhollyRefused(block: StatusReport['blocks'][number]): boolean {
  return block.status === 'RJCT' && block.transactions.length === 0
}

/** What an ACH file says: entries with addenda 99 came back, those with 98 are to be changed. */
export function answersOfAch(file: NachaFile): BankAnswer {
  const addenda = file.batches.flatMap(batch => batch.entries.flatMap(entry => entry.addenda))
  return {
    returns: addenda.flatMap(each =>
      each.type === '99'
        ? [{ reference: each.originalTrace ?? '', reason: each.returnCode ?? '' }]
        : [],
    ),
    file: null,
    changes: addenda.flatMap(each =>
      each.type === '98'
        ? [
            {
              reference: each.originalTrace ?? '',
              code: each.changeCode ?? '',
              corrected: each.corrected ?? '',
            },
          ]
        : [],
    ),
  }
}
