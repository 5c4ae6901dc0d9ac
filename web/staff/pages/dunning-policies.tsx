import { Alert, Anchor, Button, Grid, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { dateText } from '../../ui/format.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import {
  newPolicy,
  nextPolicy,
  type PolicyDraft,
  policyRowOf,
} from '../parts/dunning/policy-draft.ts'
import { PolicyFields } from '../parts/dunning/policy-fields.tsx'
import { PolicyChanges, PolicyVersions } from '../parts/dunning/policy-versions.tsx'
import { PolicyTrial } from '../parts/dunning/trial.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { MakeValid } from '../parts/make-valid.tsx'
import { usersOf } from '../parts/policy-users.ts'
import { useRowCheck } from '../parts/row-check.tsx'
import { useView } from '../queries.ts'
import type { DunningPoliciesView, PolicyVersion } from '../views/dunning-policies.ts'
import { DUNNING_POLICY_WORDS } from '../words/dunning-policies.ts'

/** Policies of reminders: the next version is written, tried on the customers of today, and made valid. */
export function DunningPoliciesPage() {
  const { words, language } = useSpeech()
  const own = useWords(DUNNING_POLICY_WORDS)
  const navigate = useNavigate()
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const view = useView<DunningPoliciesView>('dunning-policies')
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const byCode = Map.groupBy(view.data.versions, version => version.policyCode)
  // The narrowest use stands last: what holds for whoever it was written for.
  const used = view.data.uses.findLast(({ policyCode }) => policyCode !== null)?.policyCode
  const [first] = byCode.keys()
  const policy = typeof asked.policy === 'string' ? asked.policy : (used ?? first ?? '')
  const to = (code: string) =>
    navigate({ to: '/dunning-policies', search: { policy: code } as never })
  return (
    <>
      <Heading
        over={words.nouns.collections}
        title={own.title}
        actions={
          <>
            <NativeSelect
              aria-label={own.policy}
              value={policy}
              onChange={event => to(event.currentTarget.value)}
              data={[
                ...[...byCode].map(([code, [last]]) => ({
                  value: code,
                  label: last?.name[language] ?? last?.name.en ?? code,
                })),
                ...(byCode.has(policy) ? [] : [{ value: policy, label: own.draftNew }]),
              ]}
            />
            <Button variant="default" onClick={() => to('')}>
              {own.newPolicy}
            </Button>
          </>
        }
      />
      <Editor key={policy} view={view.data} versions={byCode.get(policy) ?? []} policy={policy} />
    </>
  )
}

type EditorProps = {
  readonly view: DunningPoliciesView
  readonly versions: readonly PolicyVersion[]
  readonly policy: string
}

function Editor({ view, versions, policy }: EditorProps) {
  const { language } = useSpeech()
  const { today, entities } = view
  // Written from what holds now; what is read again later takes nothing away that was typed.
  const [draft, setDraft] = useState<PolicyDraft>(() => {
    const inForce = versions.find(({ fromOn }) => fromOn <= today) ?? versions[0]
    return inForce === undefined ? newPolicy(today) : nextPolicy(inForce, today)
  })
  const [compared, setCompared] = useState<PolicyVersion>()
  const [tried, setTried] = useState('')
  const row = policyRowOf(draft)
  const check = useRowCheck('defineDunningPolicies', { rows: [row] }, row.policyCode !== '')
  const currencies = [...new Set(entities.map(({ currency }) => currency))]
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack>
          <PolicyFields
            draft={draft}
            isNew={versions.length === 0}
            currencies={currencies}
            onChange={setDraft}
          />
          {compared !== undefined && (
            <PolicyChanges
              version={nextPolicy(compared, compared.fromOn)}
              draft={draft}
              day={dateText(compared.fromOn, language)}
            />
          )}
          {versions.length > 0 && (
            <PolicyVersions
              versions={versions}
              today={today}
              onUse={version => setDraft(nextPolicy(version, draft.fromOn))}
              onCompare={setCompared}
            />
          )}
          <Beside view={view} policy={policy} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <PolicyTrial
          policy={row}
          isReady={check.isFine}
          entities={entities}
          isUsed={view.uses.some(({ policyCode }) => policyCode === policy)}
          onTried={setTried}
        >
          <Publish row={row} check={check} isTried={tried === JSON.stringify(row)} />
        </PolicyTrial>
      </Grid.Col>
    </Grid>
  )
}

/** For whom the policy holds, and what else decides whom letters go to. */
function Beside({ view, policy }: { readonly view: DunningPoliciesView; readonly policy: string }) {
  const own = useWords(DUNNING_POLICY_WORDS)
  const all = usersOf(view, policy, own)
  const links = [
    ['/lists/policy-uses', own.uses],
    ['/lists/dunning-holds', own.blocks],
    ['/contact-rules', own.contact],
    ['/late-charges', own.late],
    ['/retry-rules', own.retries],
  ] as const
  return (
    <Sheet title={own.usedBy}>
      <Stack gap="xs">
        <Text size="sm">{all.length === 0 ? own.nobody : all.join('; ')}</Text>
        <Group gap="md">
          <Anchor
            component={Link}
            to={`/do/usePolicies?${new URLSearchParams({ policyCode: policy })}`}
            size="sm"
          >
            {own.say}
          </Anchor>
        </Group>
        <Text size="xs" c="dimmed">
          {own.beside}
        </Text>
        <Group gap="md">
          {links.map(([to, text]) => (
            <Anchor key={to} component={Link} to={to} size="sm">
              {text}
            </Anchor>
          ))}
        </Group>
      </Stack>
    </Sheet>
  )
}

function Publish(props: {
  readonly row: ReturnType<typeof policyRowOf>
  readonly check: ReturnType<typeof useRowCheck>
  readonly isTried: boolean
}) {
  const own = useWords(DUNNING_POLICY_WORDS)
  const { language } = useSpeech()
  const { row, check } = props
  const day = /^\d{4}-\d{2}-\d{2}$/.test(row.fromOn) ? dateText(row.fromOn, language) : row.fromOn
  return (
    <Sheet title={own.make}>
      <MakeValid
        command="defineDunningPolicies"
        input={{ rows: [row] }}
        permission="dunning.define"
        check={check}
        words={{
          ...{ fine: own.fine, incomplete: own.incomplete, mayNot: own.mayNot },
          consequence: fill(own.consequence, { day }),
          does: fill(own.publish, { day }),
          done: fill(own.published, { day }),
        }}
        warning={
          !props.isTried && (
            <Alert color="orange" p="xs">
              {own.simulateFirst}
            </Alert>
          )
        }
      />
    </Sheet>
  )
}
