/** What banks and providers call a reason, as one of ours: codes of ISO 20022 (SEPA), Nacha, cards. */
const REASONS: Readonly<Record<string, string>> = {
  AM04: 'insufficient_funds',
  MS03: 'insufficient_funds',
  R01: 'insufficient_funds',
  R09: 'insufficient_funds',
  AC04: 'account_closed',
  AC06: 'account_closed',
  R02: 'account_closed',
  R16: 'account_closed',
  MD01: 'payer_objects',
  MD06: 'payer_objects',
  MS02: 'payer_objects',
  SL01: 'payer_objects',
  R05: 'payer_objects',
  R07: 'payer_objects',
  R08: 'payer_objects',
  R10: 'payer_objects',
  R29: 'payer_objects',
  INSUFFICIENT_FUNDS: 'insufficient_funds',
  ACCOUNT_CLOSED: 'account_closed',
  BANK_ACCOUNT_CLOSED: 'account_closed',
  PAYER_OBJECTS: 'payer_objects',
  FRAUDULENT: 'payer_objects',
  REFUND_REQUESTED: 'payer_objects',
  AUTHORISATION_DISPUTED: 'payer_objects',
  MANDATE_CANCELLED: 'payer_objects',
}

/** Our reason for the code of a bank or provider; `returned_by_bank` for what tells no more. */
export function returnReason(code: string | null): string {
  return REASONS[code?.toUpperCase() ?? ''] ?? 'returned_by_bank'
}
