import { Button, Group, Table, Text } from '@mantine/core'
import { valueLabel } from '../../../ui/labels.ts'
import { useActorText } from '../../../ui/list/actors.ts'
import { Day, Moment, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { PolicyVersion } from '../../views/dunning-policies.ts'
import { DUNNING_POLICY_WORDS } from '../../words/dunning-policies.ts'
import { type PolicyDraft, policyFacts } from './policy-draft.ts'

/** The versions of a policy, those to come first; each can be gone on from or compared. */
export function PolicyVersions(props: {
  readonly versions: readonly PolicyVersion[]
  readonly today: string
  readonly onUse: (version: PolicyVersion) => void
  readonly onCompare: (version: PolicyVersion) => void
}) {
  const own = useWords(DUNNING_POLICY_WORDS)
  const actorText = useActorText()
  const { versions, today } = props
  const inForce = versions.find(({ fromOn }) => fromOn <= today)
  const stands = (version: PolicyVersion) =>
    version === inForce ? (
      <Pill state="approved">{own.inForceNow}</Pill>
    ) : version.fromOn > today ? (
      <Pill state="review">{own.future}</Pill>
    ) : null
  return (
    <Sheet title={own.versions} bare>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.from}</Table.Th>
            <Table.Th>{own.levels}</Table.Th>
            <Table.Th className="figure">{own.letters}</Table.Th>
            <Table.Th>{own.setBy}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map(version => (
            <Table.Tr key={`${version.fromOn} ${version.revision}`}>
              <Table.Td>
                <Group gap="xs">
                  <Day on={version.fromOn} /> {stands(version)}
                </Group>
              </Table.Td>
              <Table.Td>{version.levels.map(({ afterDays }) => afterDays).join(' · ')}</Table.Td>
              <Table.Td className="figure">{version.letters}</Table.Td>
              <Table.Td>
                {actorText(version.recordedBy) ?? version.recordedBy} ·{' '}
                <Moment at={version.recordedAt} />
              </Table.Td>
              <Table.Td>
                <Group gap={6} justify="flex-end" wrap="nowrap">
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => props.onCompare(version)}
                  >
                    {own.compare}
                  </Button>
                  <Button size="compact-xs" variant="default" onClick={() => props.onUse(version)}>
                    {own.use}
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

/** What of a policy differs between a version and the draft. */
export function PolicyChanges(props: {
  readonly version: PolicyDraft
  readonly draft: PolicyDraft
  readonly day: string
}) {
  const own: Readonly<Record<string, string>> = useWords(DUNNING_POLICY_WORDS)
  const { language } = useSpeech()
  const before = new Map(policyFacts(props.version))
  const after = new Map(policyFacts(props.draft))
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    name => before.get(name) !== after.get(name),
  )
  const named = (fact: string) => {
    const [name = '', level] = fact.split(' ')
    const what = own[name] ?? name
    return level === undefined ? what : fill(own.ofLevel ?? '', { what, level })
  }
  const told = (fact: string, text: string | undefined) => {
    if (text === undefined || text === '') return '–'
    const isValue = /^(?:channel|template)/.test(fact)
    return isValue ? valueLabel(text, language) : (own[text] ?? text)
  }
  return (
    <Sheet title={fill(own.changes ?? '', { day: props.day })} bare>
      {changed.length === 0 ? (
        <Text size="sm" c="dimmed" px="sm" pb="sm">
          {own.same}
        </Text>
      ) : (
        <Table aria-label={fill(own.changes ?? '', { day: props.day })}>
          <Table.Thead>
            <Table.Tr>
              <Table.Td />
              <Table.Th>{own.before}</Table.Th>
              <Table.Th>{own.after}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changed.map(fact => (
              <Table.Tr key={fact}>
                <Table.Th scope="row">{named(fact)}</Table.Th>
                <Table.Td>{told(fact, before.get(fact))}</Table.Td>
                <Table.Td>{told(fact, after.get(fact))}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Sheet>
  )
}
