import { Decimal } from '../kernel/decimal.ts'
import type { LineTax, TaxCategory } from './tax-rule.ts'

/**
 * Supplies without tax that no national rate row decides. Texts name the clause, as article 226 of
 * Directive 2006/112/EC asks; the codes are those of the VATEX list of EN 16931.
 */
const REASONS = {
  AE: {
    exemptionCode: 'VATEX-EU-AE',
    name: {
      en: 'Reverse charge',
      fr: 'Autoliquidation',
      es: 'Inversión del sujeto pasivo',
      de: 'Steuerschuldnerschaft des Leistungsempfängers',
    },
    exemptionReason: {
      en: 'Reverse charge: VAT is due by the customer (Directive 2006/112/EC, art. 194–196)',
      fr: 'Autoliquidation : TVA due par le preneur (directive 2006/112/CE, art. 194 à 196)',
      es: 'Inversión del sujeto pasivo: IVA a cargo del cliente (Directiva 2006/112/CE, art. 194–196)',
      de: 'Steuerschuldnerschaft des Leistungsempfängers (Richtlinie 2006/112/EG, Art. 194–196)',
    },
  },
  K: {
    exemptionCode: 'VATEX-EU-IC',
    name: {
      en: 'Intra-Community supply',
      fr: 'Livraison intracommunautaire',
      es: 'Entrega intracomunitaria',
      de: 'Innergemeinschaftliche Lieferung',
    },
    exemptionReason: {
      en: 'Intra-Community supply of goods, exempt (Directive 2006/112/EC, art. 138)',
      fr: 'Livraison intracommunautaire exonérée (directive 2006/112/CE, art. 138)',
      es: 'Entrega intracomunitaria exenta (Directiva 2006/112/CE, art. 138)',
      de: 'Steuerfreie innergemeinschaftliche Lieferung (Richtlinie 2006/112/EG, Art. 138)',
    },
  },
  G: {
    exemptionCode: 'VATEX-EU-G',
    name: { en: 'Export', fr: 'Exportation', es: 'Exportación', de: 'Ausfuhr' },
    exemptionReason: {
      en: 'Export, exempt (Directive 2006/112/EC, art. 146)',
      fr: 'Exportation exonérée (directive 2006/112/CE, art. 146)',
      es: 'Exportación exenta (Directiva 2006/112/CE, art. 146)',
      de: 'Steuerfreie Ausfuhrlieferung (Richtlinie 2006/112/EG, Art. 146)',
    },
  },
  O: {
    exemptionCode: 'VATEX-EU-O',
    name: {
      en: 'Outside the scope of tax',
      fr: 'Hors champ de la taxe',
      es: 'No sujeto a impuesto',
      de: 'Nicht steuerbar',
    },
    exemptionReason: {
      en: 'Not subject to VAT here (Directive 2006/112/EC, art. 2 and 44–59)',
      fr: 'Non soumis à la TVA ici (directive 2006/112/CE, art. 2 et 44 à 59)',
      es: 'No sujeto al IVA aquí (Directiva 2006/112/CE, arts. 2 y 44 a 59)',
      de: 'Hier nicht steuerbar (Richtlinie 2006/112/EG, Art. 2 und 44–59)',
    },
  },
} as const satisfies Partial<
  Record<TaxCategory, Pick<LineTax, 'exemptionCode' | 'name' | 'exemptionReason'>>
>

/** The tax of a line that carries none, with the reason that must be printed; its code is `AE`… */
export function untaxed(category: keyof typeof REASONS): LineTax {
  return {
    code: category,
    category,
    ratePercent: Decimal.zero,
    compoundOn: [],
    ...REASONS[category],
  }
}

/** Member states as of 2021 (the United Kingdom left the VAT area at the end of 2020). */
const EU = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/** Whether the country is in the VAT area of the European Union. */
export function isInEuVatArea(country: string): boolean {
  return EU.has(country)
}

/** The country that issued a VAT id, by its prefix; Greece writes EL. Undefined without prefix. */
export function vatIdCountry(taxId: string): string | undefined {
  const prefix = /^[A-Z]{2}/.exec(taxId.toUpperCase())?.[0]
  return prefix === 'EL' ? 'GR' : prefix
}
