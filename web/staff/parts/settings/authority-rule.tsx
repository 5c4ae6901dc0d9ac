import {
  Checkbox,
  Group,
  MultiSelect,
  NativeSelect,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { labelOf } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useCommands } from '../../queries.ts'
import type { AuthorityRule, AuthorityView } from '../../views/authority.ts'
import { AUTHORITY_WORDS } from '../../words/authority.ts'
import { MakeValid } from '../make-valid.tsx'
import { decimalIn } from '../price/price-draft.ts'
import { useRowCheck } from '../row-check.tsx'

/** A rule while it is typed. */
export type RuleDraft = {
  readonly code: string
  readonly command: string
  readonly role: string
  readonly reason: string
  readonly atLeast: string
  readonly currency: string
  readonly approvers: readonly string[]
  readonly expiresDays: string
  readonly active: boolean
}

/** A rule to be typed: nothing yet, or what holds. */
export function ruleDraft(rule?: AuthorityRule): RuleDraft {
  return {
    ...{ code: rule?.code ?? '', command: rule?.command ?? '', role: rule?.role ?? '' },
    ...{ reason: rule?.reason ?? '', atLeast: rule?.atLeast ?? '', currency: rule?.currency ?? '' },
    ...{ approvers: rule?.approvers ?? [], expiresDays: String(rule?.expiresDays ?? 14) },
    active: true,
  }
}

function ruleInput(draft: RuleDraft) {
  const given = (name: 'role' | 'reason' | 'currency') =>
    draft[name].trim() === '' ? {} : { [name]: draft[name].trim() }
  const least = decimalIn(draft.atLeast)
  const days = draft.expiresDays.trim()
  return {
    ...{ code: draft.code.trim(), command: draft.command, approvers: draft.approvers },
    ...{ ...given('role'), ...given('reason'), ...given('currency'), active: draft.active },
    ...(least === '' ? {} : { atLeast: least }),
    expiresDays: /^\d+$/.test(days) ? Number(days) : days,
  }
}

/** One rule: which action, of whom, from which amount, for which reason, and whose approval. */
export function RuleForm(props: {
  readonly draft: RuleDraft
  readonly view: AuthorityView
  readonly onChange: (draft: RuleDraft) => void
}) {
  const { draft, view, onChange } = props
  const own = useWords(AUTHORITY_WORDS)
  const { language } = useSpeech()
  const { data: commands = [] } = useCommands()
  const input = ruleInput(draft)
  const isWhole = input.code !== '' && input.command !== ''
  const check = useRowCheck('defineAuthorityRule', input, isWhole)
  const roles = view.roles.map(({ role, name }) => ({
    value: role,
    label: name[language] ?? name.en ?? role,
  }))
  const line = (
    name: 'code' | 'reason' | 'atLeast' | 'currency' | 'expiresDays',
    label: string,
    w: number,
  ) => (
    <TextInput
      label={label}
      w={w}
      autoComplete="off"
      value={draft[name]}
      onChange={event => onChange({ ...draft, [name]: event.currentTarget.value })}
    />
  )
  return (
    <Sheet title={own.draft}>
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {own.draftHelp}
        </Text>
        <Group gap="xs" align="flex-end">
          <Select
            label={own.command}
            w={280}
            searchable
            value={draft.command === '' ? null : draft.command}
            onChange={command =>
              onChange({ ...draft, command: command ?? '', code: draft.code || slugOf(command) })
            }
            data={commands.map(({ name }) => ({ value: name, label: labelOf(name, language) }))}
            limit={50}
          />
          {line('code', own.code, 190)}
        </Group>
        <Group gap="xs" align="flex-end">
          <NativeSelect
            label={own.role}
            w={200}
            value={draft.role}
            onChange={event => onChange({ ...draft, role: event.currentTarget.value })}
            data={[{ value: '', label: own.everybody }, ...roles]}
          />
          {line('atLeast', own.from, 110)}
          {line('currency', own.currency, 90)}
          {line('reason', own.reason, 180)}
        </Group>
        <MultiSelect
          label={own.approvers}
          description={draft.approvers.length === 0 ? own.approversNone : undefined}
          value={[...draft.approvers]}
          onChange={approvers => onChange({ ...draft, approvers })}
          data={roles}
        />
        <Group gap="md" align="flex-end">
          {line('expiresDays', own.expires, 230)}
          <Checkbox
            pb={8}
            label={own.active}
            checked={draft.active}
            onChange={event => onChange({ ...draft, active: event.currentTarget.checked })}
          />
        </Group>
        <MakeValid
          command="defineAuthorityRule"
          input={input}
          permission="authority.define"
          check={check}
          words={{
            ...{ fine: own.fine, incomplete: own.incomplete, mayNot: own.mayNot },
            ...{ consequence: own.consequence, does: own.does, done: own.done },
          }}
        />
      </Stack>
    </Sheet>
  )
}

/** `issueCreditNote` → `issue_credit_note`: what a rule on it may be called. */
function slugOf(command: string | null): string {
  return (command ?? '').replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
