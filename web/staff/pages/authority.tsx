import { Alert, Anchor, Button, Grid, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { decimalText, minorText, momentText } from '../../ui/format.ts'
import { labelOf } from '../../ui/labels.ts'
import { Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { type RuleDraft, RuleForm, ruleDraft } from '../parts/settings/authority-rule.tsx'
import { AuthorityTester } from '../parts/settings/authority-tester.tsx'
import { useMe, useNames, useView } from '../queries.ts'
import type { AuthorityView } from '../views/authority.ts'
import { AUTHORITY_WORDS } from '../words/authority.ts'

type Person = { readonly email: string; readonly name: string; readonly disabledAt: string | null }

/** What needs a second person, by action, role, amount and reason; who decides for whom; who could approve what. */
export function AuthorityPage() {
  const { words } = useSpeech()
  const own = useWords(AUTHORITY_WORDS)
  const view = useView<AuthorityView>('authority')
  const people = useView<readonly Person[]>('people')
  const [draft, setDraft] = useState<RuleDraft>(ruleDraft)
  const failed = [view, people].find(({ isError }) => isError)
  if (failed !== undefined) {
    return <Failure error={failed.error} onRetry={() => failed.refetch()} />
  }
  if (view.data === undefined || people.data === undefined) return <Waiting />
  return (
    <>
      <Heading over={words.nouns.settings} title={own.title} />
      {!view.data.switch.secondPerson && (
        <Alert color="red" mb="sm">
          {own.off}
        </Alert>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            <Matrix
              view={view.data}
              onChoose={next => {
                setDraft(next)
                window.scrollTo({ top: 0, behavior: 'smooth' })
              }}
            />
            <Limits view={view.data} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            <AuthorityTester people={people.data.filter(({ disabledAt }) => disabledAt === null)} />
            <RuleForm draft={draft} view={view.data} onChange={setDraft} />
            <Delegations view={view.data} people={people.data} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  )
}

type ViewProps = { readonly view: AuthorityView }

function useRoleNames(view: AuthorityView) {
  const { language } = useSpeech()
  return (code: string) => {
    const name = view.roles.find(({ role }) => role === code)?.name
    return name?.[language] ?? name?.en ?? code
  }
}

function Matrix(props: ViewProps & { readonly onChoose: (draft: RuleDraft) => void }) {
  const { view, onChoose } = props
  const own = useWords(AUTHORITY_WORDS)
  const { language } = useSpeech()
  const nameOf = useRoleNames(view)
  const [asked, setAsked] = useState('')
  const rules = view.rules
    .map(rule => ({ ...rule, title: labelOf(rule.command, language) }))
    .filter(({ title }) => title.toLowerCase().includes(asked.trim().toLowerCase()))
    .sort((a, b) => a.title.localeCompare(b.title, language))
  return (
    <Sheet
      title={`${own.matrix} (${rules.length})`}
      aside={
        <TextInput
          size="xs"
          aria-label={own.find}
          placeholder={own.find}
          value={asked}
          onChange={event => setAsked(event.currentTarget.value)}
        />
      }
      bare
    >
      <Table aria-label={own.matrix}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.command}</Table.Th>
            <Table.Th>{own.whose}</Table.Th>
            <Table.Th className="figure">{own.from}</Table.Th>
            <Table.Th>{own.reason}</Table.Th>
            <Table.Th>{own.decides}</Table.Th>
            <Table.Th className="figure">{own.days}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rules.map(rule => (
            <Table.Tr key={rule.code}>
              <Table.Th scope="row" fw={500}>
                {rule.title}
                {view.coming
                  .filter(({ code }) => code === rule.code)
                  .map(({ fromAt, active }) => (
                    <Text key={fromAt} size="xs" c="dimmed">
                      {fill(active ? own.comes : own.ends, { when: momentText(fromAt, language) })}
                    </Text>
                  ))}
              </Table.Th>
              <Table.Td>{rule.role === null ? own.everybody : nameOf(rule.role)}</Table.Td>
              <Table.Td className="figure">
                {rule.atLeast === null
                  ? own.always
                  : `${decimalText(rule.atLeast, language)} ${rule.currency ?? ''}`}
              </Table.Td>
              <Table.Td>{rule.reason ?? own.anyReason}</Table.Td>
              <Table.Td>
                {rule.approvers.length === 0 ? own.entitled : rule.approvers.map(nameOf).join(', ')}
              </Table.Td>
              <Table.Td className="figure">{rule.expiresDays}</Table.Td>
              <Table.Td>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`${own.change}: ${rule.title}`}
                  onClick={() => onChoose(ruleDraft(rule))}
                >
                  {own.change}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function Limits({ view }: ViewProps) {
  const own = useWords(AUTHORITY_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const nameOf = useRoleNames(view)
  const limits = view.roles.flatMap(({ role, limits: all }) => all.map(each => ({ role, ...each })))
  return (
    <Sheet title={own.limits}>
      <Stack gap={6}>
        {limits.length === 0 && (
          <Text size="sm" c="dimmed">
            {own.noLimits}
          </Text>
        )}
        {limits.map(({ role, command, currency, amountMinor }) => (
          <Text key={`${role} ${command} ${currency}`} size="sm">
            {fill(own.limitLine, {
              role: nameOf(role),
              command: labelOf(command, language),
              amount: `${minorText(amountMinor, currency, language)} ${currency}`,
            })}
          </Text>
        ))}
        {me?.permissions['roles.define'] !== undefined && (
          <Anchor component={Link} to="/do/defineRole" size="sm">
            {own.defineRole}
          </Anchor>
        )}
      </Stack>
    </Sheet>
  )
}

function Delegations(props: ViewProps & { readonly people: readonly Person[] }) {
  const own = useWords(AUTHORITY_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { data: names = {} } = useNames()
  const { view, people } = props
  const may = me?.permissions['approvals.delegate'] !== undefined
  return (
    <Sheet title={own.delegations}>
      <Stack gap="xs">
        {view.delegations.length === 0 && (
          <Text size="sm" c="dimmed">
            {own.delegationsNone}
          </Text>
        )}
        {view.delegations.map(({ delegationId, from, to, fromAt, untilAt, reason }) => (
          <Group key={delegationId} justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm">
                {fill(own.fromTo, { from: names[from] ?? from, to: names[to] ?? to })}{' '}
                <Pill state={fromAt > view.now ? 'pending' : 'approved'}>
                  {fromAt > view.now
                    ? fill(own.since, {
                        when: momentText(fromAt, language),
                        until: momentText(untilAt, language),
                      })
                    : fill(own.until, { when: momentText(untilAt, language) })}
                </Pill>
              </Text>
              <Text size="xs" c="dimmed">
                {reason}
              </Text>
            </div>
            {may && me?.actor === from && (
              <Anchor
                component={Link}
                size="sm"
                to={`/do/endDelegation?to=${encodeURIComponent(
                  people.find(({ name }) => name === names[to])?.email ?? '',
                )}`}
              >
                {own.takeBack}
              </Anchor>
            )}
          </Group>
        ))}
        {may && (
          <Anchor component={Link} to="/do/delegateApproval" size="sm">
            {own.handOn}
          </Anchor>
        )}
      </Stack>
    </Sheet>
  )
}
