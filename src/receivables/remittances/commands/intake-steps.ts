import { createHash } from 'node:crypto'
import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import type { Advice } from '../../../formats/remittance/advice.ts'
import { adviceFault } from '../../../formats/remittance/advice.ts'
import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { loadHouseAccounts, loadLegalEntity } from '../../../ledger/load.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { loadNames } from '../../bank/load/candidates.ts'
import type { RemittanceSource } from '../api.ts'
import {
  adviceText,
  type Books,
  booksNamed,
  type Known,
  type TiedLine,
  tiedLines,
} from '../intake.ts'
import { loadDeductionReasons, loadDocuments } from '../load/remittances.ts'
import { insertRemittance } from '../save.ts'

/** What is known of an advice besides what it says itself. */
export type Given = {
  readonly source: RemittanceSource
  readonly legalEntityId: string | null
  readonly payerId: string | null
  readonly fileId: string | null
  readonly ordinal: number | null
}

/** What there is to say of a remittance before its money comes. */
export type Finding = 'sum_differs' | 'payer_unknown' | 'lines_untied' | 'told_before'

/** A remittance as it was taken, for whoever confirms it. */
export type TakenRemittance = {
  /** Null where it was told before: then nothing was kept. */
  readonly remittanceId: string | null
  readonly entity: string
  readonly accountNumber: string | null
  readonly payerName: string | null
  readonly reference: string | null
  readonly paidOn: string | null
  readonly currency: string
  readonly amount: string
  /** What its lines come to. */
  readonly linesAmount: string
  readonly findings: readonly Finding[]
  readonly lines: readonly {
    readonly line: number
    readonly document: string
    readonly amount: string
    readonly deduction: string
    readonly reason: string | null
    readonly reasonCode: string | null
    readonly fault: string | null
  }[]
}

/** The documents that an advice's numbers may mean. */
export async function loadKnown(tx: Tx, advice: Advice): Promise<Known> {
  const asked = [...new Set(advice.lines.flatMap(line => line.documents))]
  return Map.groupBy(await loadDocuments(tx, asked), found => found.asked)
}

/**
 * Takes what a payer says: finds its documents, whose money it is and what does not agree, and keeps
 * it until its money comes. Told before (the same sum for the same documents), nothing is kept.
 */
export async function takeAdvice(
  tx: Tx,
  advice: Advice,
  given: Given,
  ctx: Context,
): Promise<TakenRemittance> {
  const known = await loadKnown(tx, advice)
  const books = await booksOf(tx, advice, known, given)
  const entity = await loadLegalEntity(tx, books.legalEntityId)
  const house = (await loadHouseAccounts(tx)).get(books.legalEntityId)
  if (entity === undefined || house === undefined) throw new Error('defect: no such legal entity')
  const lines = tiedLines(advice, known, books, await loadDeductionReasons(tx))
  if (lines.length === 0) throw new RefusalError('remittance_empty', { format: given.source })
  const linesMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0n)
  const amountMinor = totalOf(advice, linesMinor, books.currency)
  const payer = await payerOf(tx, advice, lines, given)
  const remittanceId = ctx.newId()
  const by = { at: ctx.clock.now(), by: ctx.actor }
  const { payerName, reference, paidOn } = advice
  const { source, fileId, ordinal } = given
  const isNew = await insertRemittance(
    tx,
    {
      ...{ accountId: house, remittanceId, ...books, source, fileId, ordinal },
      ...{ payerId: payer?.accountId ?? null, payerName, reference, paidOn, amountMinor, lines },
      fingerprint: fingerprintOf(books, amountMinor, lines),
    },
    by,
  )
  const findings: Finding[] = [
    ...(isNew ? [] : (['told_before'] as const)),
    ...(linesMinor === amountMinor ? [] : (['sum_differs'] as const)),
    ...(payer === null ? (['payer_unknown'] as const) : []),
    ...(lines.some(line => line.fault !== null) ? (['lines_untied'] as const) : []),
  ]
  const shown = (minor: bigint) => formatAmount(minor, books.currency)
  return {
    remittanceId: isNew ? remittanceId : null,
    ...{ entity: entity.code, accountNumber: payer?.number ?? null, payerName, reference },
    ...{ paidOn: paidOn?.toString() ?? null, currency: books.currency, amount: shown(amountMinor) },
    ...{ linesAmount: shown(linesMinor), findings },
    lines: lines.map(
      ({ amountMinor: minor, deductionMinor, itemAccountId: _, itemId: __, ...line }) => ({
        ...line,
        ...{ amount: shown(minor), deduction: shown(deductionMinor) },
      }),
    ),
  }
}

/** By which two advices of one payment are told to be one. */
export function fingerprintOf(
  books: Books,
  amountMinor: bigint,
  lines: readonly TiedLine[],
): Buffer {
  return createHash('sha256')
    .update(adviceText(books, amountMinor, lines))
    .digest()
}

async function booksOf(tx: Tx, advice: Advice, known: Known, given: Given): Promise<Books> {
  const named = booksNamed(known).filter(
    books =>
      (given.legalEntityId === null || books.legalEntityId === given.legalEntityId) &&
      (advice.currency === null || books.currency === advice.currency),
  )
  const [only, other] = named
  if (only !== undefined && other === undefined) return only
  const legalEntityId = given.legalEntityId ?? (await onlyEntity(tx, named))
  const entity = await loadLegalEntity(tx, legalEntityId)
  return { legalEntityId, currency: advice.currency ?? entity?.currency ?? '' }
}

async function onlyEntity(tx: Tx, named: readonly Books[]): Promise<string> {
  const ids = new Set(named.map(books => books.legalEntityId))
  if (ids.size === 0) for (const id of (await loadHouseAccounts(tx)).keys()) ids.add(id)
  const [only, other] = ids
  if (only === undefined || other !== undefined) throw new RefusalError('remittance_entity', {})
  return only
}

function totalOf({ total }: Advice, linesMinor: bigint, currency: string): bigint {
  const stated = total === null ? linesMinor : parseAmount(total.toString(), currency)
  if (stated === undefined) {
    throw adviceFault('remittance', 1, 'total', String(total), `an amount of ${currency}`)
  }
  if (stated <= 0n) {
    throw new RefusalError('remittance_pays_nothing', {
      amount: formatAmount(stated, currency),
      currency,
    })
  }
  return stated
}

type Payer = { readonly accountId: string; readonly number: string }

/** Whose money it is: as given, as the advice says, or who owes all of its documents. */
async function payerOf(
  tx: Tx,
  advice: Advice,
  lines: readonly TiedLine[],
  given: Given,
): Promise<Payer | null> {
  if (given.payerId === null && advice.payerNumber !== null) {
    const accountId = (await loadAccountIds(tx, [advice.payerNumber])).get(advice.payerNumber)
    if (accountId !== undefined) return { accountId, number: advice.payerNumber }
  }
  const owners = new Set(lines.flatMap(line => line.itemAccountId ?? []))
  const [owner, other] = given.payerId === null ? owners : [given.payerId]
  if (owner === undefined || other !== undefined) return null
  const [found] = await loadNames(tx, [owner])
  return found === undefined ? null : { accountId: owner, number: found.number }
}
