import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { formatAmount } from '../../kernel/money.ts'
import type { TraceStep } from '../../rating/component.ts'
import { recompute } from '../../rating/recompute.ts'
import { schemaText, simulationSchema } from './json-schema.ts'
import { simulateText } from './simulate-file.ts'

const GUIDE_FOLDER = fileURLToPath(new URL('../../../docs/guide', import.meta.url))
/** Folders of which every page has a worked example. */
const PAGES = ['pricing', 'contracts'].map(folder =>
  readdirSync(join(GUIDE_FOLDER, folder)).map(name => join(folder, name)),
)
const SCHEMA = fileURLToPath(new URL('../../../docs/guide/simulate.schema.json', import.meta.url))
const BLOCK = /```(json scenario|json answer|text bills)\n([\s\S]*?)```/g

type Answer = ReturnType<typeof simulateText>

/** The guide with the answers that its scenarios have now. */
function answered(guide: string): string {
  let answer: Answer | undefined
  return guide.replace(BLOCK, (block, kind: string, content: string) => {
    if (kind === 'json scenario') {
      answer = simulateText(content, { explain: false, language: 'en' })
      return block
    }
    if (answer === undefined) throw new Error('an answer without its scenario')
    const text = kind === 'json answer' ? JSON.stringify(answer, null, 2) : told(answer)
    return `\`\`\`${kind}\n${text}\n\`\`\``
  })
}

function linesOf({ bills }: Answer) {
  return bills
    .flatMap(bill => bill.documents)
    .flatMap(({ lines, currency }) => lines.map(line => ({ ...line, currency })))
}

function told({ bills, notices = [] }: Answer): string {
  const reached = notices.map(
    ({ on, alert, value, threshold }) => `alert ${alert} on ${on}: ${value} of ${threshold}`,
  )
  return bills
    .flatMap(({ through, outcome, reason, documents, wallets }) => [
      `bill through ${through}: ${outcome}${reason === null ? '' : ` (${reason})`}`,
      ...documents.flatMap(({ document, kind, lines, net, tax, payable, currency, payer }) => [
        `  ${kind} ${document}: net ${net}, tax ${tax}, payable ${payable} ${currency}${payer === undefined ? '' : ` by ${payer}`}`,
        ...lines.map(line => {
          const off = line.allowance === '0.00' ? '' : `, less ${line.allowance}`
          const { corrects } = line
          const of = corrects === null ? '' : ` of ${corrects.document} line ${corrects.line}`
          const price = `${line.quantity} ${line.unit} @ ${line.unitPrice}${off} → ${line.amount}`
          return `    ${line.from}..${line.to} ${line.kind}${of}: ${price}`
        }),
      ]),
      ...(wallets ?? []).map(({ wallet, balance, notices }) =>
        [`  wallet ${wallet}: ${balance} left`, ...notices].join(', '),
      ),
    ])
    .concat(reached)
    .join('\n')
}

test('every charge model and every step in the life of a contract has its guide', () => {
  for (const pages of PAGES) expect(pages.length).toBeGreaterThan(0)
})

describe.each(['simulate.md', ...PAGES.flat()])('the guide %s', name => {
  const file = join(GUIDE_FOLDER, name)
  const guide = readFileSync(file, 'utf8')

  test('shows what its scenarios answer (GUIDE=write rewrites it)', () => {
    const now = answered(guide)
    if (process.env.GUIDE === 'write') writeFileSync(file, now)
    else expect(guide).toBe(now)
  })

  test('has lines that explain themselves in every language, and whose traces give their amounts again', () => {
    const scenarios = [...guide.matchAll(BLOCK)].filter(([, kind]) => kind === 'json scenario')
    for (const [, , text = ''] of scenarios) {
      for (const language of ['en', 'fr', 'es', 'de'] as const) {
        for (const line of linesOf(simulateText(text, { explain: true, language }))) {
          expect(line.explanation?.join(' ') ?? '').not.toMatch(/\{\w+\}|undefined/)
        }
      }
      for (const line of linesOf(simulateText(text, { explain: false, language: 'en' }))) {
        if (line.trace.length === 0) continue
        const minor = recompute(line.trace as unknown as TraceStep[], line.currency)
        expect(`${line.component} ${formatAmount(minor, line.currency)}`).toBe(
          `${line.component} ${line.standing.amount}`,
        )
      }
    }
  })

  test('stands beside the JSON schema of the code (`npm run simulate-schema`)', () => {
    expect(readFileSync(SCHEMA, 'utf8')).toBe(schemaText())
  })

  test('has scenarios and answers that fit the JSON schema', () => {
    const schema = simulationSchema() as { $defs: { answer: object } }
    const input = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
    const output = z.fromJSONSchema(schema.$defs.answer as Parameters<typeof z.fromJSONSchema>[0])
    const scenarios = [...guide.matchAll(BLOCK)].filter(([, kind]) => kind === 'json scenario')
    expect(scenarios.length).toBeGreaterThan(0)
    for (const [, , text = ''] of scenarios) {
      input.parse(JSON.parse(text))
      output.parse(
        JSON.parse(JSON.stringify(simulateText(text, { explain: true, language: 'en' }))),
      )
      expect(input.safeParse({ ...JSON.parse(text), status: 'paid' }).success).toBe(false)
    }
  })
})
