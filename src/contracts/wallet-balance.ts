/** What looks after a wallet, and where it stands. */
export type WalletBalance = {
  readonly alertBelow: bigint | null
  readonly topUpBelow: bigint | null
  readonly topUpsAMonth: number | null
  readonly beforeMinor: bigint
  readonly balanceMinor: bigint
  /** Top-ups that were ordered and not billed yet. */
  readonly pendingTopUps: number
  readonly topUpsThisMonth: number
}

/** What follows from a new balance: notices, and whether credits are bought. */
export type WalletConsequences = {
  readonly notices: readonly ('low_balance' | 'topped_up' | 'top_up_limit')[]
  readonly topUp: boolean
}

/**
 * What a new balance of a wallet asks for. A notice when it falls below the alert, once each time it
 * falls; a top-up when it is below the amount for that, unless one is under way or the month has had
 * its number of them: then a notice says so, when the balance falls.
 */
export function consequencesOf(wallet: WalletBalance): WalletConsequences {
  const { alertBelow, topUpBelow, topUpsAMonth, beforeMinor, balanceMinor } = wallet
  const falls = (limit: bigint) => beforeMinor >= limit && balanceMinor < limit
  const notices: WalletConsequences['notices'][number][] = []
  if (alertBelow !== null && falls(alertBelow)) notices.push('low_balance')
  const isShort = topUpBelow !== null && balanceMinor < topUpBelow
  if (!isShort || wallet.pendingTopUps > 0) return { notices, topUp: false }
  if (wallet.topUpsThisMonth >= (topUpsAMonth ?? 0)) {
    if (falls(topUpBelow)) notices.push('top_up_limit')
    return { notices, topUp: false }
  }
  return { notices: [...notices, 'topped_up'], topUp: true }
}
