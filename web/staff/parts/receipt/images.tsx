import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { ReceiptView } from '../../views/receipt.ts'
import { KEPT_FILES_WORDS } from '../../words/kept-files.ts'
import { KeptFiles } from '../kept-files.tsx'

/** Pictures of the check or slip that a receipt came by. */
export function ReceiptImages({ view }: { readonly view: ReceiptView }) {
  const own = useWords(KEPT_FILES_WORDS)
  const { data: me } = useMe()
  const { account, entityCode, receiptId } = view.receipt
  const whose = account === null ? { entity: entityCode } : { accountNumber: account }
  return (
    <KeptFiles
      files={view.images.map(({ imageId, ...image }, i) => ({
        ...image,
        id: imageId,
        name: fill(own.picture, { number: i + 1 }),
      }))}
      place="receipt-images"
      none={own.noImages}
      keep={
        me?.permissions['receipts.record'] === undefined
          ? null
          : {
              label: own.keepImage,
              command: 'attachReceiptImage',
              input: ({ content }) => ({ ...whose, receipt: receiptId, content }),
            }
      }
    />
  )
}
