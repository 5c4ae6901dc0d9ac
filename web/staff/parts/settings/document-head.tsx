import { Text } from '@mantine/core'
import { minorText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { ENTITY_WORDS } from '../../words/legal-entities.ts'
import { type EntityDraft, entityRow } from './entity-draft.ts'

/** The head and foot of a document as the template sets them, of what is being typed. */
export function DocumentHead({
  draft,
  logo,
}: {
  readonly draft: EntityDraft
  readonly logo: string | null
}) {
  const own = useWords(ENTITY_WORDS)
  const { language } = useSpeech()
  const address = entityRow(draft).addressLines
  const contact = [draft.phone, draft.email, draft.website].filter(text => text !== '')
  const legal = [
    [draft.name, ...address],
    [draft.registration, draft.taxId],
    [draft.bankName, draft.iban, draft.bic],
  ]
  const accent = /^#[0-9a-f]{6}$/i.test(draft.accent) ? draft.accent : '#000000'
  const currency = /^[A-Z]{3}$/.test(draft.currency) ? draft.currency : 'EUR'
  return (
    <Sheet title={own.preview}>
      <div className="paper-head" style={{ aspectRatio: draft.paper === 'a4' ? '1.25' : '1.29' }}>
        <div className="paper-top">
          <div>
            {logo !== null && <img className="paper-mark" src={`/logo/${logo}`} alt="" />}
            <strong style={{ color: accent, fontSize: logo === null ? 17 : 10 }}>
              {draft.name || own.entity}
            </strong>
            <p className="paper-quiet">{[draft.name, ...address].filter(Boolean).join(' · ')}</p>
            <p>
              {own.sample}
              <br />
              {address.at(-1)}
            </p>
          </div>
          <p className="paper-quiet">
            {contact.map(text => (
              <span key={text}>
                {text}
                <br />
              </span>
            ))}
          </p>
        </div>
        <div>
          <strong style={{ fontSize: 15 }}>{own.invoice}</strong>
          <div className="paper-sum" style={{ borderTop: `2px solid ${accent}` }}>
            <span>{own.due}</span>
            <strong style={{ color: accent }}>
              {minorText('12345', currency, language)} {currency}
            </strong>
          </div>
        </div>
        <div className="paper-foot">
          {legal.map((lines, i) => (
            <p key={i} className="paper-quiet">
              {lines.filter(Boolean).map(text => (
                <span key={text}>
                  {text}
                  <br />
                </span>
              ))}
            </p>
          ))}
        </div>
      </div>
      <Text size="xs" c="dimmed" pt="xs">
        {own.previewNote}
      </Text>
    </Sheet>
  )
}
