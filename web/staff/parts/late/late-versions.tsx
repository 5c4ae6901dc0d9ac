import { Button, Group, Table } from '@mantine/core'
import { decimalText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { useActorText } from '../../../ui/list/actors.ts'
import { Day, Moment, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { LateVersion } from '../../views/late-charges.ts'
import { LATE_WORDS } from '../../words/late-charges.ts'

/** The versions of a policy of late charges, those to come first. */
export function LateVersions(props: {
  readonly versions: readonly LateVersion[]
  readonly today: string
  readonly onUse: (version: LateVersion) => void
}) {
  const own = useWords(LATE_WORDS)
  const { language } = useSpeech()
  const actorText = useActorText()
  const { versions, today } = props
  const inForce = versions.find(({ fromOn }) => fromOn <= today)
  const percent = (text: string | null) => (text === null ? '' : `${decimalText(text, language)} %`)
  const interestOf = ({ rateCode, annualPercent, points }: LateVersion) =>
    rateCode === null
      ? percent(annualPercent) || own.none
      : `${valueLabel(rateCode, language)} + ${decimalText(points, language)}`
  const sums = (of: Readonly<Record<string, string>>) =>
    Object.entries(of)
      .map(([currency, amount]) => `${decimalText(amount, language)} ${currency}`)
      .join(', ')
  return (
    <Sheet title={own.versions} bare>
      <Table aria-label={own.versions}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.from}</Table.Th>
            <Table.Th>{own.terms}</Table.Th>
            <Table.Th className="figure">{own.charges}</Table.Th>
            <Table.Th>{own.setBy}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map(version => (
            <Table.Tr key={`${version.fromOn} ${version.revision}`}>
              <Table.Td>
                <Group gap="xs">
                  <Day on={version.fromOn} />
                  {version === inForce && <Pill state="approved">{own.inForceNow}</Pill>}
                  {version.fromOn > today && <Pill state="review">{own.future}</Pill>}
                </Group>
              </Table.Td>
              <Table.Td>
                {[interestOf(version), sums(version.flat)].filter(text => text !== '').join(' · ')}
              </Table.Td>
              <Table.Td className="figure">{version.charges}</Table.Td>
              <Table.Td>
                {actorText(version.recordedBy) ?? version.recordedBy} ·{' '}
                <Moment at={version.recordedAt} />
              </Table.Td>
              <Table.Td>
                <Button size="compact-xs" variant="default" onClick={() => props.onUse(version)}>
                  {own.use}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
