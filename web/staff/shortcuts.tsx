import { Kbd, Modal, Table } from '@mantine/core'
import { useWords } from '../ui/words/in-four.ts'
import { useSpeech } from '../ui/words/words.ts'
import { RUNS_WORDS } from './words/run.ts'

/** What the keys do. */
export default function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const { words } = useSpeech()
  const runWords = useWords(RUNS_WORDS)
  const keys = [
    ['/ , Ctrl K', words.keys.search],
    ['j, k', words.keys.move],
    ['x, Shift X', words.keys.select],
    ['Enter', words.keys.open],
    ['e', words.keys.edit],
    ['n', words.keys.new],
    ['a', words.keys.act],
    ['f', words.keys.filter],
    ['a, h', `${runWords.accept}, ${runWords.hold}`],
    ['Ctrl Enter', words.keys.next],
    ['Esc', words.keys.close],
    ['?', words.keys.help],
  ] as const
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.shell.help}
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      <Table>
        <Table.Tbody>
          {keys.map(([key, meaning]) => (
            <Table.Tr key={key}>
              <Table.Td>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
