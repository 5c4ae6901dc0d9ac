import { Group, Text } from '@mantine/core'
import { decimalText } from '../../ui/format.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Moment, Pill } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import type { ProofsView } from '../views.ts'
import { PROOFS_WORDS } from '../words/proofs.ts'

/** Whether all statements held when they were last proven, and when that was. */
export function ProofsVerdict({ proofs }: { readonly proofs: ProofsView }) {
  const { language } = useSpeech()
  const proofsWords = useWords(PROOFS_WORDS)
  const actorText = useActorText()
  const { ranAt, seconds, askedBy, statements } = proofs
  if (ranAt === null) return <Text size="sm">{proofsWords.never}</Text>
  const failed = statements.filter(({ violations }) => violations !== '0').length
  return (
    <Group gap="sm" role="status">
      <Pill state={failed === 0 ? 'holds' : 'broken'}>
        {fill(failed === 0 ? proofsWords.allHold : proofsWords.someFail, {
          count: statements.length,
          failed,
        })}
      </Pill>
      <Text size="xs" c="dimmed">
        <Moment at={ranAt} />
        {' · '}
        {fill(proofsWords.took, { seconds: decimalText(seconds ?? '0', language) })}
        {askedBy !== null && ` · ${actorText(askedBy) ?? askedBy}`}
      </Text>
    </Group>
  )
}
