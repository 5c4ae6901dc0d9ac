/** What is typed into the form of a new mandate. */
export type MandateDraft = {
  readonly accountNumber: string
  readonly entity: string
  readonly scheme: string
  readonly reference: string
  readonly signedOn: string
  readonly usedBeforeOn: string
  readonly holder: string
  readonly iban: string
  readonly bic: string
  readonly routingNumber: string
  readonly bankAccount: string
  readonly accountType: string
  readonly noticeDays: number | string
  readonly oneOff: boolean
}

export const SCHEMES = ['sepa_core', 'sepa_b2b', 'ach'] as const
export const ACCOUNT_TYPES = ['checking', 'savings'] as const

export function emptyMandate(accountNumber: string, today: string): MandateDraft {
  return {
    ...{ accountNumber, entity: '', scheme: 'sepa_core', reference: '', holder: '' },
    ...{ signedOn: today, usedBeforeOn: '', noticeDays: 14, oneOff: false },
    ...{ iban: '', bic: '', routingNumber: '', bankAccount: '', accountType: 'checking' },
  }
}

/** American books collect by ACH, others by SEPA. */
export function schemeFor(currency: string, scheme: string): string {
  if (currency === 'USD') return 'ach'
  return scheme === 'ach' ? 'sepa_core' : scheme
}

export const isAch = ({ scheme }: MandateDraft): boolean => scheme === 'ach'

/** Whether everything stands there that the scheme asks for. */
export function isComplete(draft: MandateDraft): boolean {
  const { accountNumber, entity, reference, signedOn, holder, noticeDays } = draft
  const bank = isAch(draft) ? [draft.routingNumber, draft.bankAccount] : [draft.iban]
  const all = [accountNumber, entity, reference, signedOn, holder, String(noticeDays), ...bank]
  return all.every(each => each.trim() !== '')
}

/** The row as `enterMandates` takes it; the bank details of the other scheme are left out. */
export function mandateRowOf(draft: MandateDraft) {
  const { entity, accountNumber, reference, scheme, oneOff, signedOn, holder } = draft
  const bank = isAch(draft)
    ? {
        routingNumber: draft.routingNumber.trim(),
        bankAccount: draft.bankAccount.trim(),
        accountType: draft.accountType,
      }
    : { iban: draft.iban.trim(), ...(draft.bic.trim() === '' ? {} : { bic: draft.bic.trim() }) }
  return {
    ...{ legalEntity: entity, accountNumber: accountNumber.trim(), reference: reference.trim() },
    ...{ scheme, oneOff, signedOn, holder: holder.trim(), ...bank },
    ...{ noticeDays: Number(draft.noticeDays) },
    ...(draft.usedBeforeOn === '' ? {} : { usedBeforeOn: draft.usedBeforeOn }),
  }
}
