import { Command } from 'commander'
import { expect, test } from 'vitest'
import { addDocument } from './document.ts'

/** What the command line says to arguments that it does not take; nothing is opened before. */
async function complaint(...args: string[]): Promise<string> {
  const said: string[] = []
  const program = new Command().exitOverride()
  addDocument(program)
  for (const command of program.commands)
    command.configureOutput({ writeErr: text => said.push(text) })
  await program.parseAsync(['document', ...args], { from: 'user' }).catch(() => {})
  return said.join('')
}

test('a copy needs a reason', async () => {
  expect(await complaint('SUN-1', '--copy')).toContain('--copy needs --reason')
})

test('an original is not translated', async () => {
  expect(await complaint('SUN-1', '--language', 'fr')).toContain('an original is as it is')
})

test('a copy is in a language that documents have', async () => {
  expect(await complaint('SUN-1', '--copy', '--language', 'it')).toContain('en, fr, es, de')
})
