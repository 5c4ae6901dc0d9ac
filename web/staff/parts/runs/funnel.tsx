import { Text } from '@mantine/core'
import { decimalText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { accountsWith } from '../../pages/home-tables.tsx'
import { useView } from '../../queries.ts'
import type { RunDeliveryView } from '../../views/runs.ts'
import type { WholeRunView } from '../../views.ts'
import { RUNS_WORDS } from '../../words/run.ts'
import { RUN_DESK_WORDS } from '../../words/run-desk.ts'

/** What has been reached when a run stands in a state. */
const APPROVED: readonly string[] = ['approved', 'issuing', 'issued']
const ISSUING: readonly string[] = ['issuing', 'issued']

/** How far the documents of a run have come, read again while they are on their way. */
export function useDelivery(view: WholeRunView) {
  const isOut = ISSUING.includes(view.run.state)
  // By state: what was read before a step tells nothing of what it did.
  const path = `run-delivery/${encodeURIComponent(view.run.number)}?state=${view.run.state}`
  const first = useView<RunDeliveryView>(path)
  const moves =
    isOut &&
    (view.run.state === 'issuing' ||
      Number(first.data?.delivery.waiting ?? 0) > 0 ||
      first.data?.delivery.files !== first.data?.delivery.documents)
  return useView<RunDeliveryView>(path, { refetchMs: moves ? 3000 : false })
}

/** Selected → calculated → exceptions → approved → issued → delivered, each with its share. */
export function Funnel({ view }: { readonly view: WholeRunView }) {
  const { words, language } = useSpeech()
  const runWords = useWords(RUNS_WORDS)
  const own = useWords(RUN_DESK_WORDS)
  const { data } = useDelivery(view)
  const { state } = view.run
  const count = (number: number) => decimalText(String(number), language)
  const selected = accountsWith(view)
  const rated = selected - accountsWith(view, 'pending')
  const parted = view.outcomes
    .filter(({ outcome }) => outcome === 'skipped' || outcome === 'held' || outcome === 'failed')
    .map(({ outcome, reason, accounts }) => {
      // Of a run that bills again, nothing due means that the new bill would be the old one.
      if (view.run.kind === 'rebill' && reason === 'nothing_due') {
        return fill(own.unchanged, { count: count(Number(accounts)) })
      }
      const name = runWords[outcome as 'skipped' | 'held' | 'failed'].toLowerCase()
      const why = reason === null ? '' : `: ${valueLabel(reason, language, 'reason')}`
      return `${count(Number(accounts))} ${name}${why}`
    })
    .join(', ')
  const sum = (rows: readonly { readonly exceptions: string }[]) =>
    rows.reduce((total, row) => total + Number(row.exceptions), 0)
  const exceptions = sum(view.exceptions)
  const open = sum(view.exceptions.filter(each => each.state === 'open'))
  const documents = view.sums.reduce((total, row) => total + Number(row.documents), 0)
  const isApproved = APPROVED.includes(state)
  const delivery = data?.delivery
  const issued = ISSUING.includes(state) ? Number(delivery?.documents ?? 0) : 0
  const delivered = Number(delivery?.delivered ?? 0)
  const onTheWay = [
    [Number(delivery?.waiting ?? 0), own.waiting],
    [Number(delivery?.failed ?? 0), own.failed],
  ] as const
  const steps = [
    [runWords.selected, selected, selected, ''],
    [own.rated, rated, selected, parted],
    [
      runWords.exceptions,
      exceptions,
      exceptions === 0 ? 0 : (exceptions * (exceptions - open)) / exceptions,
      open === 0 ? '' : `${count(open)} ${words.list.open.toLowerCase()}`,
    ],
    [own.approved, isApproved ? documents : 0, documents, ''],
    [own.issued, issued, documents, ''],
    [
      own.delivered,
      delivered,
      documents,
      onTheWay
        .filter(([number]) => number > 0)
        .map(([number, sentence]) => fill(sentence, { count: count(number) }))
        .join(', '),
    ],
  ] as const
  return (
    <section className="sheet funnel" aria-label={runWords.state}>
      {steps.map(([name, number, whole, detail], i) => {
        // Of exceptions the bar shows what is decided, of the others what has come so far.
        const [part, all] = i === 2 ? [whole, number] : [number, whole]
        return (
          <div key={name} data-idle={number === 0 && i > 2}>
            <Text size="xs" c="dimmed">
              {name}
            </Text>
            <Text size="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
              {count(number)}
            </Text>
            <Text size="xs" c="dimmed" style={{ minHeight: 18 }}>
              {detail}
            </Text>
            <div className="share" aria-hidden="true">
              <i style={{ width: `${all === 0 ? 0 : Math.min(100, (100 * part) / all)}%` }} />
            </div>
          </div>
        )
      })}
    </section>
  )
}
