import type { DraftLine } from './difference.ts'

/** What a line of a stored draft does to a wallet; exact numbers as strings. */
export type StoredWalletMove =
  | {
      readonly kind: 'bought'
      readonly lineNo: number
      readonly walletId: string
      readonly expires: string | null
      readonly priority: number
    }
  | {
      readonly kind: 'used'
      readonly lineNo: number
      readonly walletId: string
      readonly lots: readonly { readonly lotId: string; readonly amountMinor: string }[]
    }

/** What a document's lines do to wallets; nothing for nearly all documents. */
export function storedMoves({
  lines,
}: {
  readonly lines: readonly Pick<DraftLine, 'wallet'>[]
}): StoredWalletMove[] {
  return lines.flatMap(({ wallet }, i): StoredWalletMove[] => {
    if (wallet === undefined) return []
    const { walletId } = wallet
    const lineNo = i + 1
    if (wallet.kind === 'used') {
      const lots = wallet.lots.map(({ lotId, amountMinor }) => ({
        lotId,
        amountMinor: amountMinor.toString(),
      }))
      return [{ kind: 'used', lineNo, walletId, lots }]
    }
    const { expires, priority } = wallet
    return [{ kind: 'bought', lineNo, walletId, expires: expires?.toString() ?? null, priority }]
  })
}
