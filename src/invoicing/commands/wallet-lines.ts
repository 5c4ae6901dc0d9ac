import { recordWalletMoves, type WalletMovement } from '../../contracts/commands/wallet-moves.ts'
import { loadLineEntries } from '../../contracts/load/wallets.ts'
import { formatAmount } from '../../kernel/money.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { NewDocument } from '../save/issue.ts'

type Issue = {
  readonly issuedOn: Temporal.PlainDate
  readonly recordedAt: Temporal.Instant
}

/** Records what documents that are being issued do to wallets; nothing where they do nothing. */
export async function recordWalletLines(
  tx: Tx,
  issue: Issue,
  documents: readonly NewDocument[],
): Promise<void> {
  const movements = documents.flatMap(document =>
    (document.draft.wallet ?? []).flatMap((move): WalletMovement[] => {
      const { accountId, invoiceId, draft } = document
      const { walletId, lineNo } = move
      const line = { accountId, walletId, invoiceId, lineNo }
      if (move.kind === 'used') {
        return move.lots.map(({ lotId, amountMinor }) => ({
          ...line,
          kind: 'used',
          lotId,
          amountMinor: -BigInt(amountMinor),
        }))
      }
      const amountMinor = BigInt(draft.lines[lineNo - 1]?.netMinor ?? '0')
      if (amountMinor <= 0n) return []
      const expires = move.expires === null ? null : Temporal.PlainDate.from(move.expires)
      return [{ ...line, kind: 'opened', amountMinor, priority: move.priority, expires }]
    }),
  )
  await recordWalletMoves(tx, movements, issue.issuedOn, issue.recordedAt)
}

/**
 * What a credit note does to wallets: it gives used credits back, those used last first, and takes
 * credits that were bought out again. Refused where bought credits have been used already.
 */
export async function walletCredits(
  tx: Tx,
  { accountId, invoiceId, draft }: NewDocument,
): Promise<Result<WalletMovement[]>> {
  const originals = new Map<string, Awaited<ReturnType<typeof loadLineEntries>>>()
  const movements: WalletMovement[] = []
  for (const [i, line] of draft.lines.entries()) {
    const { corrects } = line
    if (corrects === null || !ABOUT_CREDITS.has(line.unit)) continue
    let entries = originals.get(corrects.invoiceId)
    if (entries === undefined) {
      entries = await loadLineEntries(tx, accountId, corrects.invoiceId)
      originals.set(corrects.invoiceId, entries)
    }
    let open = BigInt(line.netMinor)
    const own = { accountId, invoiceId, lineNo: i + 1 }
    for (const entry of entries.filter(each => each.lineNo === corrects.lineNo).toReversed()) {
      const { lotId, walletId } = entry
      if (entry.kind === 'opened') {
        if (-open > entry.leftMinor) {
          const left = formatAmount(entry.leftMinor, draft.currency)
          return refuse('credits_used', { left, currency: draft.currency })
        }
        movements.push({ ...own, walletId, kind: 'credited', lotId, amountMinor: open })
        open = 0n
      } else if (open > 0n) {
        const back = -entry.amountMinor < open ? -entry.amountMinor : open
        if (back <= 0n) continue
        movements.push({ ...own, walletId, kind: 'returned', lotId, amountMinor: back })
        open -= back
      }
    }
  }
  return ok(movements)
}

/** Lines that move credits are in this unit, or (credited by amount) in none. */
const ABOUT_CREDITS: ReadonlySet<string> = new Set(['credits', ''])
