import type { Company } from '../support/company.ts'

/** A monthly charge in arrears of the event meter that bears its code in capitals. */
export function eventCharge(chargeCode: string, position: number, price: object) {
  return {
    chargeCode,
    position,
    productCode: 'POWER',
    name: { en: chargeCode },
    kind: 'usage',
    timing: 'arrears',
    months: 1,
    meterCode: chargeCode.toUpperCase(),
    unit: 'unit',
    prices: [{ effectiveFrom: '2026-01-01', price }],
  }
}

/** Bills one account on the date through which it is billed; its new documents, without their numbers. */
export async function billOne(
  company: Company,
  account: string,
  through: string,
): Promise<string[]> {
  company.on(through)
  await company.bill({ entity: 'SUN', through, issueOn: through, accounts: [account] })
  const lines = await company.documents(account, through)
  return lines.map(line => line.replace(/^= (INV|CN)-\d+/, '= $1'))
}
