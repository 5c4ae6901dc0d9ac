import { Alert, Stack } from '@mantine/core'
import { useWords } from '../../../ui/words/in-four.ts'
import { useMe } from '../../queries.ts'
import type { MandateView } from '../../views/mandate.ts'
import { KEPT_FILES_WORDS } from '../../words/kept-files.ts'
import { KeptFiles } from '../kept-files.tsx'

/** What the customer signed, and whether we debit without it. */
export function MandatePapers({ view }: { readonly view: MandateView }) {
  const own = useWords(KEPT_FILES_WORDS)
  const { data: me } = useMe()
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const { entityCode, reference, lacksPaper } = view.mandate
  return (
    <Stack gap="xs">
      {lacksPaper && (
        <Alert color="orange" p="xs" role="note">
          {own.lacks}
        </Alert>
      )}
      <KeptFiles
        files={view.papers.map(({ paperId, ...paper }) => ({ ...paper, id: paperId }))}
        place={may('bankDetails.read') ? 'mandate-papers' : null}
        none={own.noPapers}
        keep={
          may('mandates.write')
            ? {
                label: own.keepPaper,
                command: 'keepMandatePaper',
                input: file => ({ legalEntity: entityCode, reference, ...file }),
              }
            : null
        }
      />
    </Stack>
  )
}
