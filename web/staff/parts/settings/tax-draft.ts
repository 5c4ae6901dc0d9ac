import type { TaxRate } from '../../views/taxes.ts'
import { givenTexts } from '../dunning/policy-draft.ts'
import { decimalIn } from '../price/price-draft.ts'

/** A rate while it is typed. */
export type TaxDraft = {
  readonly code: string
  readonly name: Readonly<Record<string, string>>
  readonly taxClass: string
  readonly country: string
  readonly region: string
  readonly category: string
  readonly ratePercent: string
  readonly level: string
  readonly from: string
  readonly to: string
  /** The rate that it follows or corrects. */
  readonly of?: TaxRate
  /** Whether it follows the one before, which then ends, or puts it right. */
  readonly kind: 'new' | 'next' | 'same'
}

/** A tax that nobody has yet. */
export function newTax(today: string, taxClass: string): TaxDraft {
  return {
    ...{ code: '', name: {}, taxClass, country: '', region: '', category: 'S', ratePercent: '' },
    ...{ level: 'country', from: today, to: '', kind: 'new' },
  }
}

/** The next rate of a tax from a day on, or the same one to be put right. */
export function taxAfter(of: TaxRate, kind: 'next' | 'same', today: string): TaxDraft {
  const { code, name, taxClass, country, category, ratePercent, level } = of
  return {
    ...{ code, name, taxClass, country, category, ratePercent, level, of, kind },
    region: of.region ?? '',
    from: kind === 'same' ? of.from : today,
    to: of.to ?? '',
  }
}

function rowOf(draft: TaxDraft) {
  const { code, taxClass, country, region, category, level, from, to, of } = draft
  return {
    ...{
      taxCode: code.trim(),
      taxClass: taxClass.trim(),
      validFrom: from,
      name: givenTexts(draft.name),
    },
    ...{ country: country.trim().toUpperCase(), category, level },
    ratePercent: decimalIn(draft.ratePercent),
    ...(region.trim() === '' ? {} : { region: region.trim() }),
    ...(to.trim() === '' ? {} : { validTo: to }),
    ...(of === undefined ? {} : kept(of)),
  }
}

/** What the form does not show and a change must not lose. */
function kept({ compoundOn, exemptionCode, exemptionReason }: TaxRate) {
  return {
    compoundOn,
    ...(exemptionCode === null ? {} : { exemptionCode }),
    ...(exemptionReason === null ? {} : { exemptionReason }),
  }
}

/** The rows of the command: the rate, and before it the end of the one that it follows. */
export function taxRows(draft: TaxDraft): readonly Record<string, unknown>[] {
  const row = rowOf(draft)
  if (draft.kind !== 'next' || draft.of === undefined || draft.of.from === draft.from) return [row]
  const ended = rowOf({ ...taxAfter(draft.of, 'same', draft.from), to: draft.from })
  return [ended, row]
}

/** Whether enough is typed to be worked out. */
export function isWholeTax(draft: TaxDraft): boolean {
  const { code, taxClass, country, ratePercent, from, name } = draft
  return (
    [code, taxClass, ratePercent, name.en ?? ''].every(text => text.trim() !== '') &&
    /^[A-Za-z]{2}$/.test(country.trim()) &&
    /^\d{4}-\d{2}-\d{2}$/.test(from)
  )
}
