import type { House } from './house.ts'

const ENTITY = 'SUN'
const MANDATE = 'M-A-0004'

/**
 * Money for screens to show, of the company of `shown.ts` once `payBack` has given it a bank account: a
 * payment plan of A-0003, a mandate of A-0004 with a run of debits in review, a deposit, a payout and an
 * unused receipt. Gives the addresses, each with the permission to see it.
 */
export async function standMoney(house: House): Promise<[path: string, permission: string][]> {
  const plan = await house.must('agreePaymentPlan', {
    ...{ accountNumber: 'A-0003', entity: ENTITY, on: '2026-04-02' },
    ...{ count: 2, firstOn: '2026-04-20', tell: false },
  })
  await house.must('defineDebitCreditors', {
    rows: [{ legalEntity: ENTITY, creditorId: 'DE98ZZZ09999999999' }],
  })
  await house.must('enterMandates', {
    rows: [
      {
        ...{ legalEntity: ENTITY, accountNumber: 'A-0004', reference: MANDATE },
        ...{ scheme: 'sepa_core', signedOn: '2026-01-05', holder: 'A-0004', noticeDays: 1 },
        iban: 'DE89370400440532013000',
      },
    ],
  })
  const { run } = await house.must('startDebitRun', {
    ...{ legalEntity: ENTITY, scheme: 'sepa', collectOn: '2026-04-10' },
  })
  const { receiptId } = await house.must('recordReceipt', {
    ...{ entity: ENTITY, accountNumber: 'A-0001', method: 'check', currency: 'EUR' },
    ...{ amount: '7.00', bookedOn: '2026-04-02', checkNumber: '4711' },
  })
  const slip = { entity: ENTITY, reference: 'SLIP-1' }
  await house.must('openDeposit', {
    ...{ ...slip, currency: 'EUR', on: '2026-04-02', controlTotal: '9.00', controlCount: 2 },
  })
  await house.must('addToDeposit', {
    ...{ ...slip, receipts: [{ accountNumber: 'A-0001', receipt: receiptId }] },
  })
  const provider = { provider: 'box', kind: 'sandbox', legalEntity: ENTITY }
  await house.must('definePaymentProvider', { ...provider, webhookSecret: 'whsec_of_a_test' })
  await house.must('recordPayout', {
    ...{ provider: 'box', payoutId: 'po_1', currency: 'EUR', arrivesOn: '2026-04-02' },
    netMinor: '-250',
    lines: [{ lineId: '1', kind: 'fee', reference: null, grossMinor: '0', feeMinor: '250' }],
  })
  return [
    [`/payment-plans/${plan.planId}`, 'receipts.read'],
    ['/new-payment-plan?account=A-0002', 'plans.agree'],
    [`/mandates/${MANDATE}`, 'payments.read'],
    [`/debit-runs/${run}`, 'payments.read'],
    [`/receipts/${receiptId}`, 'receipts.read'],
    ['/deposit?entity=SUN&reference=SLIP-1', 'receipts.read'],
    ['/payouts/po_1?provider=box', 'payments.read'],
  ]
}
