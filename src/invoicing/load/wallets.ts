import { loadLotsLeft, loadWallets, type StoredLot } from '../../contracts/load/wallets.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { ProductFacts } from '../facts.ts'
import type { LotFacts, WalletFacts } from '../wallet.ts'

/** An account's wallet before its product is known. */
export type LoadedWallet = Omit<WalletFacts, 'product'> & {
  readonly accountId: string
  readonly productCode: string
}

/** Wallets of a chunk's accounts with what is left in them; one statement where there are none. */
export async function loadWalletFacts(
  tx: Tx,
  accountIds: readonly string[],
): Promise<LoadedWallet[]> {
  const wallets = await loadWallets(tx, accountIds)
  if (wallets.length === 0) return []
  const lots = Map.groupBy(await loadLotsLeft(tx, accountIds), lot => lot.walletId)
  return wallets.map(
    ({ accountId, walletId, subscriptionId, code, name, productCode, ...rest }) => ({
      accountId,
      walletId,
      subscriptionId,
      code,
      name,
      productCode,
      chargeCodes: rest.chargeCodes,
      lots: (lots.get(walletId) ?? []).map(lotFacts),
    }),
  )
}

function lotFacts({ lotId, kind, leftMinor, priority, fromOn, expiresOn }: StoredLot): LotFacts {
  return { lotId, kind, leftMinor, priority, from: fromOn, expires: expiresOn }
}

/** The wallet with its product. */
export function withProduct(
  { accountId: _, productCode, ...wallet }: LoadedWallet,
  products: ReadonlyMap<string, ProductFacts>,
): WalletFacts {
  const product = products.get(productCode)
  if (product === undefined) throw new Error(`defect: no product ${productCode}`)
  return { ...wallet, product }
}
