import type { House } from './house.ts'

/** A credit of A-0001 of which a part is paid out by a run of refunds, for the screens of refunds. */
export async function payBack(house: House): Promise<void> {
  await house.must('defineLegalEntities', {
    entities: [
      {
        ...{ code: 'SUN', name: 'Sunward Energy GmbH', addressLines: ['Lindenstr. 1'] },
        ...{ country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin' },
        iban: 'DE02120300000000202051',
      },
    ],
  })
  const money = { entity: 'SUN', accountNumber: 'A-0001', method: 'transfer', currency: 'EUR' }
  const { receiptId } = await house.must('recordReceipt', {
    ...{ ...money, amount: '12.00', bookedOn: '2026-04-01', payerName: 'A-0001' },
  })
  await house.must('refundCredit', {
    ...{ accountNumber: 'A-0001', item: receiptId, amount: '5.00', on: '2026-04-02' },
    ...{ way: 'transfer', payee: 'Ada', iban: 'DE89370400440532013000', reason: 'overpaid' },
  })
  await house.must('startRefundRun', { legalEntity: 'SUN', payOn: '2026-04-03' })
}
