import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { issueAddedDocuments } from '../../src/invoicing/added/commands/issue-added.ts'
import type { AddedDocument } from '../../src/invoicing/added/document.ts'
import { Decimal } from '../../src/kernel/decimal.ts'
import { ok } from '../../src/kernel/result.ts'
import { defineCommand, execute } from '../../src/platform/command.ts'
import { one } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Customers with an invoice of 11.90 each, due on 15 February. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['A1', 'A2', 'A3']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
})

/** The facts that a caller of the step has at hand. */
function invoiceOf(number: string) {
  return one(
    company.system.db,
    sql<{ accountId: string; invoiceId: string; legalEntityId: string; label: string }>`
      SELECT i.account_id AS "accountId", i.invoice_id AS "invoiceId",
             i.legal_entity_id AS "legalEntityId", d.label
        FROM invoice i JOIN account a USING (account_id)
        JOIN document_number d USING (account_id, invoice_id)
       WHERE a.number = ${number} AND i.kind = 'invoice' ORDER BY d.label LIMIT 1`,
  )
}

test('a debit note copies the taxes of the line it is about, and can be credited again', async () => {
  const { label } = await invoiceOf('A1')
  company.on('2026-02-10')
  const asked = {
    invoice: label,
    reason: 'Two visits were left out',
    issueOn: '2026-02-10',
    termsDays: 7,
    lines: [
      { line: 1, netAmount: '5.00', description: 'Care, second visit' },
      { product: 'BOOK', description: 'Manual', netAmount: '10.00' },
    ],
  }
  const { debitNote } = await company.do<{ debitNote: string }>('issueDebitNote', asked)
  expect((await company.documents('A1')).slice(2)).toEqual([
    'added SERVICE 2026-01-01..2026-02-01 1 @ 5 → 5.00',
    'added BOOK 2026-02-10..2026-02-11 1 @ 10 → 10.00',
    '= INV-000004 net 15.00 tax 1.65 due 16.65',
  ])
  expect(await openItemsOf(company, 'A1')).toEqual([
    'invoice 2026-02-15 11.90 of 11.90',
    'invoice 2026-02-17 16.65 of 16.65',
  ])
  await company.do('issueCreditNote', {
    invoice: debitNote,
    reason: 'The second visit did not happen',
    issueOn: '2026-02-11',
    lines: [{ line: 1 }],
  })
  expect(await balancesOf(company, 'A1')).toEqual([
    '1200 22.60',
    '2300 -2.60',
    '4000 -10.00',
    '4060 -10.00',
  ])
  await company.drain()
  expect(await company.broken()).toEqual([])
})

test('many accounts get their documents in one transaction, a credit as a credit note', async () => {
  const invoices = [await invoiceOf('A2'), await invoiceOf('A3')]
  const day = Temporal.PlainDate.from('2026-03-01')
  company.on('2026-03-01')
  const command = defineCommand({
    name: 'issueTestFees',
    permission: 'invoices.debit',
    input: z.strictObject({}),
    run: async (tx, _, ctx) => {
      const fee = (of: (typeof invoices)[number], minor: bigint): AddedDocument => ({
        ...of,
        documentId: ctx.newId(),
        currency: 'EUR',
        purpose: minor < 0n ? 'goodwill' : 'late_fee',
        reason: null,
        termsDays: 0,
        refersTo: [of.invoiceId],
        lines: [
          {
            code: 'late_fee',
            description: 'Mahngebühr',
            period: { start: day, end: day.add({ days: 1 }) },
            quantity: Decimal.of(minor < 0n ? -1 : 1),
            unit: '',
            unitPrice: Decimal.parse('4.00'),
            amountMinor: minor,
            revenueAccount: '4800',
            tax: { by: 'class', taxClass: 'outside' },
          },
        ],
      })
      const documents = invoices.flatMap(of => [fee(of, 400n), fee(of, -400n)])
      return ok(await issueAddedDocuments(tx, ctx, { issuedOn: day, documents }))
    },
  })
  const result = await execute(company.system, command, {}, { actor: 'test' })
  const labels = result.ok ? result.value.map(each => each.label) : [result.refusal.code]
  expect(labels.map(label => label.replace(/-2026/, ''))).toEqual([
    'SUN-INV-000005',
    'SUN-INV-000006',
    'SUN-CN-000002',
    'SUN-CN-000003',
  ])
  expect(await openItemsOf(company, 'A2')).toEqual([
    'invoice 2026-02-15 11.90 of 11.90',
    'credit_note 2026-03-01 -4.00 of -4.00',
    'invoice 2026-03-01 4.00 of 4.00',
  ])
  await company.drain()
  const { files } = await one(
    company.system.db,
    sql<{
      files: bigint
    }>`SELECT count(*) AS files FROM document_file JOIN invoice USING (account_id, invoice_id)
      WHERE purpose IN ('late_fee', 'goodwill')`,
  )
  expect(files).toBe(4n)
  expect(await company.broken()).toEqual([])
})

test.each([
  [{ lines: [{ line: 9, netAmount: '1.00' }] }, 'unknown_line'],
  [{ lines: [{ line: 1, netAmount: '0.00' }] }, 'amount_not_positive'],
  [{ lines: [{ netAmount: '1.00' }] }, 'debit_line_names_nothing'],
  [{ issueOn: '2026-01-31', lines: [{ line: 1, netAmount: '1.00' }] }, 'credit_before_invoice'],
  [{ invoice: 'NO-1', lines: [{ line: 1, netAmount: '1.00' }] }, 'unknown_document'],
  [{ invoice: null, lines: [{ line: 1, netAmount: '1.00' }] }, 'debit_names_nobody'],
])('a debit note is refused: %o → %s', async (change, code) => {
  const { label: invoice } = await invoiceOf('A1')
  const asked = { invoice, reason: 'x', issueOn: '2026-03-01', ...change }
  expect(await company.refusal('issueDebitNote', asked)).toMatchObject({ code })
})
