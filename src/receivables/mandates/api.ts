import { z } from 'zod'
import { code, date, line, oneOf, optional, whole, yesNo } from '../../formats/fields.ts'
import { compactIdentifier, isBic, isIban } from '../../formats/identifiers.ts'
import { isRoutingNumber } from '../../formats/nacha/records.ts'

/*
 * Requests about mandates. An account number is an IBAN, or a routing number with an account number.
 */

const iban = line(42).transform(compactIdentifier).refine(isIban, {
  error: 'an IBAN whose check digits are right',
})
/** Of a bank in the United States: nine digits. */
export const routingNumber = z
  .string({ error: 'a routing number' })
  .trim()
  .refine(isRoutingNumber, { error: 'a routing number of nine digits whose check digit is right' })
/** An account number in the United States. */
export const usAccount = z
  .string({ error: 'an account number' })
  .trim()
  .regex(/^[A-Za-z0-9-]{1,17}$/, { error: 'an account number of at most 17 letters and digits' })

/** Why a reference is what bank files take: EPC217-08, and room for nothing else. */
const reference = z
  .string({ error: 'a mandate reference' })
  .trim()
  .regex(/^[A-Za-z0-9?:().,'+-](?:[A-Za-z0-9?:().,'+ -]{0,33}[A-Za-z0-9?:().,'+-])?$/, {
    error: "at most 35 letters, digits and + ? - : ( ) . , '",
  })

/** The parts of a bank account; the scheme says which are needed. */
const bankParts = {
  iban: optional(iban),
  bic: optional(line(11).transform(compactIdentifier).refine(isBic, 'a BIC')),
  routingNumber: optional(routingNumber),
  bankAccount: optional(usAccount),
  accountType: optional(oneOf(['checking', 'savings'])),
}

type BankParts = z.output<z.ZodObject<typeof bankParts>>

const BANK_ERROR = 'an IBAN, or routing number, bank account and account type'

function isBankAccount(parts: BankParts): boolean {
  const { iban: number, routingNumber: routing, bankAccount, accountType } = parts
  const isAmerican = routing !== null && bankAccount !== null && accountType !== null
  const isNone = routing === null && bankAccount === null && accountType === null
  return number === null ? isAmerican && parts.bic === null : isNone
}

/** Who may be debited, by what right, since when. */
export const mandateRow = z
  .strictObject({
    legalEntity: code,
    accountNumber: code,
    reference,
    scheme: oneOf(['sepa_core', 'sepa_b2b', 'ach']),
    oneOff: yesNo.default(false),
    signedOn: date,
    holder: line(70),
    ...bankParts,
    noticeDays: whole(0, 60).default(14),
    /** When it was last used where it comes from; left out: never. */
    usedBeforeOn: optional(date),
  })
  .refine(isBankAccount, { error: BANK_ERROR })
  .refine(row => (row.scheme === 'ach') === (row.iban === null), {
    error: 'an IBAN for SEPA and a routing number for ACH',
  })
export type MandateRow = z.output<typeof mandateRow>

/** A mandate as people name it. */
export const mandateName = z.strictObject({ legalEntity: code, reference })

/** Another bank account under a mandate: a second person looks at it (rule `bank_details`). */
export const accountChange = z
  .strictObject({
    legalEntity: code,
    reference,
    holder: optional(line(70)),
    ...bankParts,
    /** Who was called back, on which number of our own records, and what they said. */
    callBack: line(500),
  })
  .refine(isBankAccount, { error: BANK_ERROR })
export type AccountChange = z.output<typeof accountChange>

/** Stops a mandate, for a while or for good, or lets it be used again. */
export const mandateStop = z.strictObject({
  legalEntity: code,
  reference,
  action: oneOf(['revoke', 'block', 'release']),
  on: date,
  reason: line(200),
})
export type MandateStop = z.output<typeof mandateStop>

/** The paper that a customer signed, kept with its mandate. */
export const mandatePaper = z.strictObject({
  legalEntity: code,
  reference,
  name: line(200),
  /** PNG, JPEG or PDF, at most 3 MB, in base64. */
  content: z.base64({ error: 'the file in base64' }).min(4).max(4_000_000, 'at most 3 MB'),
  note: optional(line(500)),
})

/** How a legal entity collects. */
export const creditorRow = z
  .strictObject({
    legalEntity: code,
    creditorId: optional(
      line(35)
        .transform(compactIdentifier)
        .refine(isCreditorId, { error: 'a creditor identifier whose check digits are right' }),
    ),
    pain008Version: oneOf(['02', '08']).default('08'),
    pain001Version: oneOf(['03', '09']).default('09'),
    achOdfi: optional(routingNumber),
    achBankName: optional(line(23)),
    achOrigin: optional(line(10)),
    achCompanyId: optional(line(10)),
    achCompanyName: optional(line(16)),
    achDescription: optional(line(10)),
    /** Whose mandates are debited only once their signed paper is kept. */
    papers: oneOf(['none', 'sepa_b2b', 'all']).default('none'),
  })
  .refine(
    ({ achOdfi, achBankName, achOrigin, achCompanyId, achCompanyName }) => {
      const parts = [achOdfi, achBankName, achOrigin, achCompanyId, achCompanyName]
      return parts.every(part => part === null) || parts.every(part => part !== null)
    },
    { error: 'all of ACH or nothing of it: ODFI, bank name, origin, company id, company name' },
  )
export type CreditorRow = z.output<typeof creditorRow>

/**
 * Whether a SEPA creditor identifier has right check digits: country, check digits, three letters or
 * digits of the business, national part. The business code is left out (EPC262-08).
 */
export function isCreditorId(text: string): boolean {
  const parts = /^([A-Z]{2}\d{2})[A-Z0-9]{3}([A-Z0-9]{1,28})$/.exec(text)
  if (parts === null) return false
  const digits = [...`${parts[2]}${parts[1]}`]
    .map(letter => Number.parseInt(letter, 36).toString())
    .join('')
  return BigInt(digits) % 97n === 1n
}

/** The one written form of an account number: what is sealed, searched for and masked. */
export function writtenNumber(parts: BankParts): string {
  return parts.iban ?? `${parts.routingNumber} ${parts.bankAccount}`
}
