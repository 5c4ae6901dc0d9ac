import { Anchor, Button, Grid, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { dateText } from '../../ui/format.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import {
  type LateDraft,
  latePolicyRow,
  newLatePolicy,
  nextLatePolicy,
} from '../parts/late/late-draft.ts'
import { LateExample } from '../parts/late/late-example.tsx'
import { LateFields } from '../parts/late/late-fields.tsx'
import { LateVersions } from '../parts/late/late-versions.tsx'
import {
  type CapDraft,
  CapTable,
  capRow,
  type RateDraft,
  RateTables,
  rateRow,
} from '../parts/late/rate-tables.tsx'
import { MakeValid } from '../parts/make-valid.tsx'
import { usersOf } from '../parts/policy-users.ts'
import { useRowCheck } from '../parts/row-check.tsx'
import { useView } from '../queries.ts'
import type { LateChargesView, LateVersion } from '../views/late-charges.ts'
import { LATE_WORDS } from '../words/late-charges.ts'

/** What late payment costs: policies, rates and ceilings, each typed with an example worked out beside it. */
export function LateChargesPage() {
  const { words, language } = useSpeech()
  const own = useWords(LATE_WORDS)
  const navigate = useNavigate()
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const view = useView<LateChargesView>('late-charges')
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const byCode = Map.groupBy(view.data.versions, version => version.policyCode)
  const used = view.data.uses.findLast(({ policyCode }) => policyCode !== null)?.policyCode
  const [first] = byCode.keys()
  const policy = typeof asked.policy === 'string' ? asked.policy : (used ?? first ?? '')
  const to = (code: string) => navigate({ to: '/late-charges', search: { policy: code } as never })
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

function Editor(props: {
  readonly view: LateChargesView
  readonly versions: readonly LateVersion[]
  readonly policy: string
}) {
  const { view, versions, policy } = props
  const own = useWords(LATE_WORDS)
  const { language } = useSpeech()
  const { today } = view
  const rateCodes = [...new Set(view.rates.map(({ rateCode }) => rateCode))]
  const currencies = [...new Set(view.entities.map(({ currency }) => currency))]
  // Written from what holds now; what is read again later takes nothing away that was typed.
  const [draft, setDraft] = useState<LateDraft>(() => {
    const inForce = versions.find(({ fromOn }) => fromOn <= today) ?? versions[0]
    return inForce === undefined ? newLatePolicy(today, rateCodes) : nextLatePolicy(inForce, today)
  })
  const [rate, setRate] = useState<RateDraft>({
    ...{ rateCode: rateCodes[0] ?? '', fromOn: '', percent: '' },
  })
  const [cap, setCap] = useState<CapDraft>({
    ...{ country: '', region: '', customers: 'all', fromOn: '', mostPercent: '' },
  })
  const row = latePolicyRow(draft)
  const input = { rows: [row] }
  const check = useRowCheck('defineLateChargePolicies', input, row.policyCode !== '')
  const day = /^\d{4}-\d{2}-\d{2}$/.test(row.fromOn) ? dateText(row.fromOn, language) : row.fromOn
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack>
          <LateFields
            draft={draft}
            isNew={versions.length === 0}
            currencies={currencies}
            rateCodes={rateCodes}
            onChange={setDraft}
          />
          {versions.length > 0 && (
            <LateVersions
              versions={versions}
              today={today}
              onUse={version => setDraft(nextLatePolicy(version, draft.fromOn))}
            />
          )}
          <Users view={view} policy={policy} />
          <RateTables rates={view.rates} draft={rate} onChange={setRate} />
          <CapTable caps={view.caps} draft={cap} onChange={setCap} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Stack style={{ position: 'sticky', top: 12 }}>
          <LateExample
            policy={row}
            rate={rateRow(rate)}
            cap={capRow(cap)}
            currencies={currencies}
          />
          <Sheet title={own.make}>
            <MakeValid
              command="defineLateChargePolicies"
              input={input}
              permission="dunning.define"
              check={check}
              words={{
                ...{ fine: own.fine, incomplete: own.incomplete, mayNot: own.mayNot },
                consequence: fill(own.consequence, { day }),
                does: fill(own.publish, { day }),
                done: fill(own.published, { day }),
              }}
            />
          </Sheet>
        </Stack>
      </Grid.Col>
    </Grid>
  )
}

function Users({ view, policy }: { readonly view: LateChargesView; readonly policy: string }) {
  const own = useWords(LATE_WORDS)
  const users = usersOf(view, policy, own)
  const say = new URLSearchParams({ kind: 'late_charges', policyCode: policy })
  const links = [
    [`/do/usePolicies?${say}`, own.say],
    ['/lists/dunning-runs', own.runs],
    ['/lists/late-charge-waivers', own.waived],
  ] as const
  return (
    <Sheet title={own.usedBy}>
      <Text size="sm" pb="xs">
        {users.length === 0 ? own.nobody : users.join('; ')}
      </Text>
      <Group gap="md">
        {links.map(([to, text]) => (
          <Anchor key={to} component={Link} to={to} size="sm">
            {text}
          </Anchor>
        ))}
      </Group>
    </Sheet>
  )
}
