import { Decimal } from '../kernel/decimal.ts'
import { prorateToMinor } from '../kernel/money.ts'
import type { ItemKey, OpenItem } from '../ledger/open-items/item.ts'
import type { Settled } from '../ledger/open-items/match.ts'
import { receivablePosting } from '../ledger/receivable-rules.ts'
import type { Difference } from './allocation-plan.ts'

/** The tax in what a document comes to. */
export type TaxShare = { readonly taxMinor: bigint; readonly payableMinor: bigint }

/**
 * The tax in a part of a document, rounded half up once. Zero where the document bears none.
 */
export function taxIn(amountMinor: bigint, { taxMinor, payableMinor }: TaxShare): bigint {
  if (payableMinor === 0n || taxMinor === 0n) return 0n
  return prorateToMinor(Decimal.of(amountMinor), taxMinor, payableMinor, 'JPY')
}

/**
 * A discount that was taken: what it takes off is the net price and the tax on it (Directive
 * 2006/112/EC art. 90: the taxable amount is reduced).
 */
export function discountTaken(
  item: OpenItem,
  { amountMinor, because }: Difference,
  tax: TaxShare,
  reasonCode: string | null = null,
): Settled {
  return settled('discount', item, amountMinor, taxIn(amountMinor, tax), because, reasonCode)
}

/**
 * A difference written off; with relief the tax in it is taken off what is owed to the tax office.
 */
export function writtenOff(
  item: OpenItem,
  { amountMinor, because }: Omit<Difference, 'because' | 'item'> & { readonly because?: ItemKey },
  tax: TaxShare | null,
  reasonCode: string,
  note: string | null = null,
): Settled {
  const taxMinor = tax === null ? 0n : taxIn(amountMinor, tax)
  const off = settled('write_off', item, amountMinor, taxMinor, because, reasonCode)
  return { ...off, note }
}

function settled(
  kind: 'discount' | 'write_off',
  item: OpenItem,
  amountMinor: bigint,
  taxMinor: bigint,
  because: ItemKey | undefined,
  reasonCode: string | null,
): Settled {
  const [net, tax] =
    kind === 'discount'
      ? (['discount_taken', 'discount_tax'] as const)
      : (['written_off', 'written_off_tax'] as const)
  const parts = [
    [net, amountMinor - taxMinor],
    [tax, taxMinor],
  ] as const
  return {
    kind,
    item,
    amountMinor,
    postings: parts
      .filter(([, minor]) => minor > 0n)
      .map(([event, minor]) => receivablePosting(event, minor, { item: item.control })),
    reasonCode,
    ...(because === undefined ? {} : { because }),
  }
}
