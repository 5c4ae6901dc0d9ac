import { formatAmount } from '../../../kernel/money.ts'

/** An entry of the demo's bank; above zero: it came in. */
export type DemoEntry = {
  readonly minor: bigint
  readonly name: string
  readonly text: string
  readonly endToEndId?: string
  readonly returnReason?: string
}

/** A day's statement of an account, as the demo's banks send it: camt.053.001.08. */
export function demoStatement(
  account: { readonly number: string; readonly currency: string; readonly openingMinor: bigint },
  day: string,
  entries: readonly DemoEntry[],
): string {
  const { number, currency, openingMinor } = account
  const amount = (minor: bigint): string =>
    `<Amt Ccy="${currency}">${formatAmount(minor < 0n ? -minor : minor, currency)}</Amt>
<CdtDbtInd>${minor < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
  const closingMinor = entries.reduce((sum, entry) => sum + entry.minor, openingMinor)
  const balance = (code: string, minor: bigint): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amount(minor)}
<Dt><Dt>${day}</Dt></Dt></Bal>`
  const isIban = /^[A-Z]{2}\d{2}/.test(number)
  const id = isIban ? `<IBAN>${number}</IBAN>` : `<Othr><Id>${number}</Id></Othr>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${day}</MsgId></GrpHdr><Stmt><Id>${day}</Id>
<Acct><Id>${id}</Id><Ccy>${currency}</Ccy></Acct>
${balance('OPBD', openingMinor)}${balance('CLBD', closingMinor)}
${entries.map((entry, place) => entryText(entry, place, day, amount(entry.minor))).join('\n')}
</Stmt></BkToCstmrStmt></Document>`
}

function entryText(entry: DemoEntry, place: number, day: string, amount: string): string {
  const { minor, name, text, endToEndId, returnReason } = entry
  // A return names the parties of the payment that failed, turned round.
  const side = minor > 0n !== (returnReason !== undefined) ? 'Dbtr' : 'Cdtr'
  const refs = endToEndId === undefined ? '' : `<Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>`
  const back =
    returnReason === undefined ? '' : `<RtrInf><Rsn><Cd>${returnReason}</Cd></Rsn></RtrInf>`
  return `<Ntry>${amount}<Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>
<AcctSvcrRef>${day}-${place + 1}</AcctSvcrRef><NtryDtls><TxDtls>${refs}
<RltdPties><${side}><Pty><Nm>${xml(name)}</Nm></Pty></${side}></RltdPties>
<RmtInf><Ustrd>${xml(text)}</Ustrd></RmtInf>${back}</TxDtls></NtryDtls></Ntry>`
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
