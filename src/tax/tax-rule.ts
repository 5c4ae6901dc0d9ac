import type { Names } from '../catalog/charge.ts'
import type { Decimal } from '../kernel/decimal.ts'

/**
 * VAT category of EN 16931 (UNCL 5305): S standard or reduced rate, Z zero rate, E exempt, AE
 * reverse charge, K intra-Community supply of goods, G export, O outside the scope of VAT.
 */
export type TaxCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O'

/** Who levies it. Several levels can tax one line (US); VAT has only `country`. */
export type TaxLevel = 'country' | 'state' | 'county' | 'city' | 'utility'

/** A dated rate for a class of products in a place. */
export type TaxRule = {
  /** The ledger's tax code; products of one category and rate share it: `FR-20`, `US-CA-STATE`. */
  readonly code: string
  readonly name: Names
  readonly country: string
  /** ISO 3166-2 region, or `region/city`; null = the whole country. */
  readonly region: string | null
  readonly taxClass: string
  readonly category: TaxCategory
  readonly ratePercent: Decimal
  readonly from: Temporal.PlainDate
  /** First day that it no longer holds; null = in force. */
  readonly to: Temporal.PlainDate | null
  readonly level: TaxLevel
  /** Codes of taxes that are part of this tax's base (tax on tax). */
  readonly compoundOn: readonly string[]
  /** VATEX code and text for a category without tax; null for S and Z. */
  readonly exemptionCode: string | null
  readonly exemptionReason: Names | null
}

/** A tax on one line, as decided on the supply date; copied onto the document, never looked up. */
export type LineTax = Pick<
  TaxRule,
  'code' | 'name' | 'category' | 'ratePercent' | 'exemptionCode' | 'exemptionReason' | 'compoundOn'
>
