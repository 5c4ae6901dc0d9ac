import type { PlannedBatch } from '../../../../demo/world.ts'
import { startIncident } from '../../../invoicing/incidents/commands/start.ts'
import { approveIncident, issueIncident } from '../../../invoicing/incidents/commands/steps.ts'
import { loadRunIds } from '../load.ts'
import { ADA, GRACE, MARY } from '../staff.ts'
import { act, actTogether, moveTo, type Stage } from '../stage.ts'

/** What the customers are told. */
const TOLD = {
  en: 'On three days of last month the supply failed for some hours. We credit 3 % of the bill.',
  fr: 'Le mois dernier, le courant a manqué quelques heures pendant trois jours. Nous créditons 3 % de la facture.',
  es: 'El mes pasado faltó la luz unas horas durante tres días. Le abonamos el 3 % de la factura.',
  de: 'Im letzten Monat fiel der Strom an drei Tagen für Stunden aus. Wir schreiben 3 % der Rechnung gut.',
}

/**
 * An outage is put right on all bills of a place at once: what each comes to is worked out, approved
 * as one by two people, issued, and every customer told.
 */
export async function creditOutage(stage: Stage, batch: PlannedBatch, day: string): Promise<void> {
  moveTo(stage, day, '16:30:00')
  const started = await act(stage, ADA, startIncident, {
    ...{ title: 'Outages in the grid of Texas', wrong: 'other', cause: 'outage' },
    ...{ remedy: 'credit', percent: '3', outcome: 'offset' },
    ...{ from: `${batch.month}-01`, entities: ['MH-US'] },
    ...{ issuedFrom: batch.issueOn, issuedTo: batch.issueOn },
    ...{ reason: 'Outages last month', issueOn: day, notice: TOLD },
  })
  const { incident } = started
  const runs = await loadRunIds(stage.system.db, started.runs)
  if (runs.length === 0) return
  for (const run of runs) await stage.worker.until(run, 'review', stage.signal)
  await actTogether(stage, [GRACE, MARY], approveIncident, { incident })
  await act(stage, GRACE, issueIncident, { incident })
  for (const run of runs) await stage.worker.until(run, 'issued', stage.signal)
}
