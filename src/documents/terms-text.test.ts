import { expect, test } from 'vitest'
import { paymentTermsText } from './terms-text.ts'

const INVOICE = {
  kind: 'invoice',
  issuedOn: '2026-01-31',
  dueOn: '2026-02-14',
  payableMinor: 10000n,
  currency: 'EUR',
  termsDays: 14,
} as const

test.each([
  ['net 14', 'en', 'Please pay the full amount by 14 Feb 2026'],
  ['30 eom', 'de', 'bis zum 31.03.2026'],
  [
    '2% 10, net 30',
    'en',
    'If you pay by 10 Feb 2026, €98.00 is enough: €2.00 off for early payment. Please pay the full amount by 2 Mar 2026',
  ],
  ['2% 10, net 30', 'de', 'Zahlen Sie bis zum 10.02.2026, genügen 98,00'],
  [
    '1/3 net 0, 1/3 net 30, 1/3 net 60',
    'en',
    '3 instalments and quote the payment reference: €33.34 by 31 Jan 2026; €33.33 by 2 Mar 2026; €33.33 by 1 Apr 2026.',
  ],
  ['1/2 net 0, 1/2 net 30', 'fr', 'Merci de régler en 2 échéances'],
  ['1/2 net 0, 1/2 net 30', 'es', 'en 2 plazos'],
] as const)('%s in %s: … %s …', (terms, language, text) => {
  const locale = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es' } as const
  const said = paymentTermsText({ ...INVOICE, terms }, language, locale[language])
  expect(said.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(text)
})
