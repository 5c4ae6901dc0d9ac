import { Button } from '@mantine/core'
import { useState } from 'react'
import { canStep, type RunState as State } from '../../../src/invoicing/run-state.ts'
import { useWords } from '../../ui/words/in-four.ts'
import { useDelivery } from '../parts/runs/funnel.tsx'
import { StepDialog, type StepName } from '../parts/runs/step-dialog.tsx'
import { useMe } from '../queries.ts'
import type { WholeRunView } from '../views.ts'
import { RUNS_WORDS } from '../words/run.ts'
import { RUN_DESK_WORDS } from '../words/run-desk.ts'

/** What can be done with the run as it stands; each says what it will do before it does it. */
export function Steps({ view }: { readonly view: WholeRunView }) {
  const runWords = useWords(RUNS_WORDS)
  const own = useWords(RUN_DESK_WORDS)
  const { data: me } = useMe()
  const { data: out } = useDelivery(view)
  const [asked, setAsked] = useState<StepName>()
  const state = view.run.state as State
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const handed = ['waiting', 'delivered', 'failed'] as const
  const unsent =
    out === undefined
      ? 0
      : Number(out.delivery.documents) -
        handed.reduce((sum, name) => sum + Number(out.delivery[name]), 0)
  return (
    <>
      {canStep(state, 'cancel') && may('billRuns.start') && (
        <Button variant="subtle" color="red" onClick={() => setAsked('cancelBillRun')}>
          {runWords.cancel}
        </Button>
      )}
      {canStep(state, 'redate') && may('billRuns.start') && view.run.kind !== 'credit' && (
        <Button variant="subtle" onClick={() => setAsked('redateBillRun')}>
          {own.redate}
        </Button>
      )}
      {canStep(state, 'approve') && may('billRuns.approve') && (
        <Button onClick={() => setAsked('approveBillRun')}>{runWords.approve}</Button>
      )}
      {canStep(state, 'issue') && may('billRuns.issue') && (
        <Button onClick={() => setAsked('issueBillRun')}>{runWords.issue}</Button>
      )}
      {state === 'issued' && unsent > 0 && may('messages.deliver') && (
        <Button onClick={() => setAsked('deliverDocuments')}>{own.send}</Button>
      )}
      {asked !== undefined && (
        <StepDialog view={view} step={asked} out={out} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}
