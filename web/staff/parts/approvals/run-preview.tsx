import '../../runs.css'
import { Anchor, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { decimalText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import type { WholeRunView } from '../../views.ts'
import { APPROVALS_WORDS } from '../../words/approvals.ts'
import { Funnel } from '../runs/funnel.tsx'

/** What the approval of a bill run stands for: `releaseStakes` tells it. */
type Released = {
  readonly run: string
  readonly totals: readonly {
    readonly kind: string
    readonly currency: string
    readonly documents: string
    readonly gross: string
    /** A fingerprint of what each account would get. */
    readonly each: string
  }[]
}

/** The release of a bill run, where a request is one. */
export function releasedIn(preview: unknown): Released | undefined {
  if (typeof preview !== 'object' || preview === null) return undefined
  const { run, totals } = preview as Partial<Released>
  const isOne = typeof run === 'string' && Array.isArray(totals)
  return isOne && totals.every(each => 'documents' in each && 'each' in each)
    ? { run, totals }
    : undefined
}

/** How many documents over which totals are released, where the run stands, and a link to it. */
export function RunPreview({ released }: { readonly released: Released }) {
  const { language } = useSpeech()
  const own = useWords(APPROVALS_WORDS)
  const view = useView<WholeRunView>(`runs/${encodeURIComponent(released.run)}`)
  const marks = released.totals.map(({ each }) => each).join(' · ')
  return (
    <Stack gap="sm">
      <Anchor component={Link} to={`/runs/${encodeURIComponent(released.run)}`} size="sm">
        {fill(own.openRun, { run: released.run })}
      </Anchor>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.kind}</Table.Th>
            <Table.Th className="figure">{own.documents}</Table.Th>
            <Table.Th className="figure">{own.gross}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {released.totals.map(({ kind, currency, documents, gross }) => (
            <Table.Tr key={`${kind} ${currency}`}>
              <Table.Td>{valueLabel(kind, language)}</Table.Td>
              <Table.Td className="figure">{decimalText(documents, language)}</Table.Td>
              <Table.Td className="figure">
                {decimalText(gross, language)}{' '}
                <Text span size="xs" c="dimmed">
                  {currency}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {view.isSuccess && <Funnel view={view.data} />}
      <Text size="xs" c="dimmed">
        {own.mark} <code className="json">{marks}</code>
      </Text>
    </Stack>
  )
}
