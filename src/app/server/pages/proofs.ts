import { z } from 'zod'
import { PROOFS, type Proven } from '../../../reporting/proofs/load/all.ts'
import { formatViolation } from '../../check.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { heading, pill } from '../parts.ts'
import type { ProofRun } from '../proof-runs.ts'
import { readQuery } from '../query.ts'
import { fill, moment, numberText, type Say } from '../say.ts'
import { table } from '../table.ts'
import type { Show } from '../visit.ts'

const QUERY = { run: z.literal('now', { error: 'now' }).optional() }

/**
 * `/proofs`: what must hold, and whether it did when it was last proven; `?run=now` proves it anew
 * and comes back here, so that a reload repeats nothing.
 */
export const showProofs: Show = async ({ say, proofs, query }) => {
  if (readQuery(QUERY, query).run === 'now') {
    await proofs.run()
    return { redirect: '/proofs' }
  }
  const last = proofs.last()
  const words = say.words.proofs
  return {
    title: words.title,
    section: 'proofs',
    body: [
      heading(words.title),
      proofResult(
        say,
        last,
        html`<a class="button" href="/proofs?run=now">${
          last === undefined ? words.run : words.again
        }</a>`,
      ),
      proofTable(say, last),
    ],
  }
}

/** What came of the last run, and a way to the proofs. */
export function proofSummary(say: Say, last: ProofRun | undefined): Markup {
  const { title, see } = say.words.proofs
  return html`<section class="block"><h2>${title}</h2>${proofResult(
    say,
    last,
    html`<a class="button" href="/proofs">${see}</a>`,
  )}</section>`
}

function proofResult(say: Say, last: ProofRun | undefined, action: Markup): Markup {
  const words = say.words.proofs
  return html`<div class="stack">
    <p class="note">${words.note}</p>
    <div class="actions">${[action, last === undefined ? words.never : resultText(say, last)]}</div>
  </div>`
}

function resultText(say: Say, { at, seconds, proven }: ProofRun): Content {
  const words = say.words.proofs
  const failed = proven.filter(one => one.violations > 0n).length
  const count = numberText(say, proven.length)
  const verdict =
    failed === 0
      ? pill('good', fill(words.allHold, { count }))
      : pill('bad', fill(words.someFail, { count, failed: numberText(say, failed) }))
  const took = fill(words.took, { seconds: numberText(say, seconds) })
  return [verdict, html`<span class="lesser">${words.ranAt} ${moment(say, at)} ${took}</span>`]
}

type Line = { readonly name: string; readonly sentence: string; readonly found: Proven | undefined }

function proofTable(say: Say, last: ProofRun | undefined): Markup {
  const words = say.words.proofs
  const lines = PROOFS.map(({ name, sentence }): Line => {
    return { name, sentence, found: last?.proven.find(one => one.name === name) }
  })
  return table<Line>({
    title: words.statements,
    rows: lines,
    empty: words.never,
    columns: [
      { head: words.name, cell: line => html`<code>${line.name}</code>`, isRowHead: true },
      {
        head: words.statement,
        // The statements are kept in one language, as the auditor's texts that they are.
        cell: line => html`<span lang="en">${line.sentence}</span>${violations(line.found)}`,
        wraps: true,
      },
      { head: words.result, cell: line => resultPill(say, line.found) },
      {
        head: words.checked,
        cell: line => line.found && numberText(say, line.found.checked),
        isFigure: true,
      },
      {
        head: words.wrong,
        cell: line => line.found && numberText(say, line.found.violations),
        isFigure: true,
      },
    ],
  })
}

function resultPill(say: Say, found: Proven | undefined): Markup {
  const words = say.words.proofs
  if (found === undefined) return pill('quiet', words.notRun)
  return found.violations === 0n ? pill('good', words.holds) : pill('bad', words.fails)
}

function violations(found: Proven | undefined): Content {
  if (found === undefined || found.first.length === 0) return null
  return html`<ul lang="en">${found.first.map(one => html`<li>${formatViolation(one)}</li>`)}</ul>`
}
