import { copyRows } from '../../platform/database/copy.ts'
import type { Tx } from '../../platform/database/database.ts'

/** A letter that is sent. */
export type NewNotice = {
  readonly accountId: string
  readonly noticeId: string
  readonly runId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly level: number
  readonly policy: {
    readonly policyCode: string
    readonly fromOn: Temporal.PlainDate
    readonly revision: number
  }
  readonly channel: string
  readonly sentOn: Temporal.PlainDate
  readonly payBy: Temporal.PlainDate
  readonly askedMinor: bigint
  readonly feeMinor: bigint
  readonly feeDocumentId: string | null
  /** The message with the exact text; null: it is a call, for which there is a task. */
  readonly messageId: string | null
  readonly items: readonly {
    readonly itemId: string
    readonly level: number
    readonly askedMinor: bigint
    readonly openMinor: bigint
    readonly frozenMinor: bigint
  }[]
}

/** Writes letters and what each asked for, by COPY. */
export async function copyNotices(
  tx: Tx,
  notices: readonly NewNotice[],
  at: Temporal.Instant,
): Promise<void> {
  await copyRows(
    tx,
    'dunning_notice',
    [
      'account_id',
      'notice_id',
      'run_id',
      'legal_entity_id',
      'currency',
      'level',
      'policy_code',
      'policy_from',
      'policy_revision',
      'channel',
      'sent_on',
      'pay_by',
      'asked_minor',
      'fee_minor',
      'fee_document_id',
      'message_id',
      'recorded_at',
    ],
    notices
      .values()
      .map(n => [
        n.accountId,
        n.noticeId,
        n.runId,
        n.legalEntityId,
        n.currency,
        n.level,
        n.policy.policyCode,
        n.policy.fromOn,
        n.policy.revision,
        n.channel,
        n.sentOn,
        n.payBy,
        n.askedMinor,
        n.feeMinor,
        n.feeDocumentId,
        n.messageId,
        at,
      ]),
  )
  await copyRows(
    tx,
    'dunning_notice_item',
    [
      'account_id',
      'item_id',
      'notice_id',
      'level',
      'sent_on',
      'asked_minor',
      'open_minor',
      'frozen_minor',
    ],
    notices
      .values()
      .flatMap(n =>
        n.items.map(item => [
          n.accountId,
          item.itemId,
          n.noticeId,
          item.level,
          n.sentOn,
          item.askedMinor,
          item.openMinor,
          item.frozenMinor,
        ]),
      ),
  )
}
