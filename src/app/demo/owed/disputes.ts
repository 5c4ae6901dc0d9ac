import type { PlannedBatch } from '../../../../demo/world.ts'
import { decideDispute } from '../../../disputes/cases/commands/decide.ts'
import { openDispute } from '../../../disputes/cases/commands/open.ts'
import { loadCreditableLine } from '../load.ts'
import { ADA, COLE, GRACE, MARY } from '../staff.ts'
import { act, actTogether, daysAfter, moveTo, named, type Stage } from '../stage.ts'
import type { Reminded } from './load.ts'

/** What the customers read when their dispute is decided. */
const DECIDED = {
  en: 'The outage lasted four hours: we credit a part of what you ask for',
  fr: 'La panne a duré quatre heures : nous vous créditons une partie de la somme demandée',
  es: 'El corte duró cuatro horas: le abonamos una parte de lo que pide',
  de: 'Der Ausfall dauerte vier Stunden: Wir schreiben einen Teil davon gut',
} as const

const CALLED_BACK = {
  en: 'For the long wait on the telephone',
  fr: 'Pour la longue attente au téléphone',
  es: 'Por la larga espera al teléfono',
  de: 'Für die lange Wartezeit am Telefon',
} as const

/** A customer disputes a part of a new bill and is right about two thirds of it; another gets goodwill. */
export async function askForCredit(stage: Stage, batch: PlannedBatch, day: string): Promise<void> {
  const kind = { issuedOn: batch.issueOn, entity: 'MH-US', netMinor: 2_500n }
  const line = await loadCreditableLine(stage.system.db, kind)
  if (line === undefined) return
  moveTo(stage, day, '15:00:00')
  const dispute = await act(stage, ADA, openDispute, {
    ...{ document: line.invoice, line: line.line, amount: '15.00', cause: 'outage' },
    ...{ channel: 'phone', on: day, confirm: true },
    text: 'No power for a whole evening.',
  })
  const decidedOn = daysAfter(day, 3)
  moveTo(stage, decidedOn, '08:30:00')
  const decision = { case: dispute.case, granted: '10.00', on: decidedOn }
  await actTogether(stage, [ADA, GRACE], decideDispute, {
    ...{ ...decision, text: DECIDED[line.language] },
  })
}

/** A customer who was reminded says that the read is wrong; nobody has decided that yet. */
export async function complain(
  stage: Stage,
  reminded: Reminded | undefined,
  day: string,
): Promise<void> {
  if (reminded === undefined) return
  const { account, document, currency, language } = reminded
  moveTo(stage, day, '14:00:00')
  await act(stage, COLE, openDispute, {
    ...{ document, cause: 'wrong_usage', channel: 'phone', on: day, confirm: true },
    text: 'The read cannot be right: we were away all month.',
  })
  const budget = { budget: 'DESK', currency }
  await actTogether(stage, [MARY, GRACE], named('setGoodwillBudget'), {
    ...{ ...budget, owner: 'Customer desk', amount: '300.00' },
    ...{ fromOn: day, toOn: daysAfter(day, 90) },
  })
  await act(stage, ADA, named('giveGoodwill'), {
    ...{ ...budget, accountNumber: account, entity: 'MH-DE', amount: '5.00', on: day },
    reason: CALLED_BACK[language],
  })
}
