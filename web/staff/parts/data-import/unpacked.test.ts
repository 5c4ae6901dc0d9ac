import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { UnreadableArchive, unpacked } from './unpacked.ts'

const text = (words: string) => new TextEncoder().encode(words)

test('an archive stands for the files in it, by their names without folders', async () => {
  const zip = zipSync({
    'export/accounts.csv': text('account_number\n1\n'),
    'export/premises.csv': text('premise_code\n'),
    '__MACOSX/export/._accounts.csv': text('?'),
  })
  const files = await unpacked([
    new File(['plan_code\n'], 'plans.csv'),
    new File([zip as BlobPart], 'export.zip'),
  ])
  expect(files.map(file => file.name)).toEqual(['plans.csv', 'accounts.csv', 'premises.csv'])
  expect(await files[1]?.text()).toBe('account_number\n1\n')
})

test('what is no archive, or an empty one, is refused by its name', async () => {
  for (const content of ['no zip at all', zipSync({}) as BlobPart]) {
    const files = unpacked([new File([content], 'export.zip')])
    await expect(files).rejects.toThrow(new UnreadableArchive('export.zip'))
  }
})
