import type { SetPayment } from './matching-set.ts'

/** The payments as a bank's camt.053 of one account, with balances that add up. */
export function camtOf(payments: readonly SetPayment[], account: string, day: string): string {
  const total = payments.reduce((sum, payment) => sum + payment.minor, 0n)
  const entries = payments.map((payment, i) => entryOf(payment, i, day))
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>BENCH</MsgId><CreDtTm>${day}T20:00:00Z</CreDtTm></GrpHdr>
<Stmt><Id>BENCH-1</Id><Acct><Id><IBAN>${account}</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', 100_000n, day)}${balance('CLBD', 100_000n + total, day)}
${entries.join('\n')}
</Stmt></BkToCstmrStmt></Document>`
}

function entryOf(payment: SetPayment, place: number, day: string): string {
  const structured =
    payment.structured === null
      ? ''
      : `<Strd><CdtrRefInf><Ref>${payment.structured}</Ref></CdtrRefInf></Strd>`
  const text = payment.text === '' ? '' : `<Ustrd>${escaped(payment.text)}</Ustrd>`
  return `<Ntry><Amt Ccy="EUR">${major(payment.minor)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>
<AcctSvcrRef>B${place}</AcctSvcrRef><NtryDtls><TxDtls>
<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
<RltdPties><Dbtr><Pty><Nm>${escaped(payment.name)}</Nm></Pty></Dbtr>
<DbtrAcct><Id><IBAN>${payment.iban}</IBAN></Id></DbtrAcct></RltdPties>
<RmtInf>${text}${structured}</RmtInf></TxDtls></NtryDtls></Ntry>`
}

function balance(code: string, minor: bigint, day: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${major(minor)}</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
}

function major(minor: bigint): string {
  const text = String(minor).padStart(3, '0')
  return `${text.slice(0, -2)}.${text.slice(-2)}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
