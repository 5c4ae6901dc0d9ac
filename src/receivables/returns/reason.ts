/** What banks call a reason, as one of ours: codes of ISO 20022 (SEPA) and Nacha. */
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
}

/** Our reason for a bank's code; `returned_by_bank` for what tells no more. */
export function returnReason(code: string | null): string {
  return REASONS[code?.toUpperCase() ?? ''] ?? 'returned_by_bank'
}
