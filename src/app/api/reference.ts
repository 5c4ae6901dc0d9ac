import type { Command, Registry } from '../../platform/command.ts'
import { jsonSchemaOf } from '../../platform/json-schema.ts'
import type { List } from '../../platform/list.ts'
import { filtersOf } from '../../platform/list-where.ts'
import { frame } from '../server/frame.ts'
import { html, type Markup } from '../server/markup.ts'
import { heading } from '../server/parts.ts'
import { sayIn } from '../server/say.ts'

/** The reference of the API as a page: what `/v1/openapi.json` says, for people. */
export function referencePage(commands: Registry, lists: ReadonlyMap<string, List>): string {
  return frame(sayIn('en'), {
    title: 'API reference',
    body: html`<div>${heading('API reference')}
      <p class="lesser">For programs: <a href="/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).</p></div>
      ${INTRODUCTION}
      <section class="block"><h2>Lists</h2>${[...lists.values()].map(listEntry)}</section>
      <section class="block"><h2>Commands</h2>${[...commands.values()].map(commandEntry)}</section>`,
  })
}

const INTRODUCTION = html`<section class="block"><div class="stack">
  <p>Send the key of your program as <code>Authorization: Bearer qtk_…</code>; “quittance run
    createApiKey” makes one. Amounts, quantities and rates are strings, so that no reader rounds them.</p>
  <p>A list answers <code>rows</code> and <code>next</code>; give <code>next</code> as
    <code>after</code> for the page behind it. Dates and numbers can be asked for by
    <code>.from</code> (that or later) and <code>.to</code> (before), texts by
    <code>.startsWith</code>. With <code>Accept: text/csv</code> a list is one CSV file, with
    <code>application/x-ndjson</code> lines of JSON. <code>columns=</code> and <code>order=desc</code>
    shape a page, <code>expand=account</code> lets what belongs to a row come along.</p>
  <p>A command takes its input as JSON. <code>Idempotency-Key</code> makes a second request with it
    get the first one’s answer; <code>?dryRun=true</code> shows what would come of it.</p>
  <p>What is refused is answered by <code>application/problem+json</code> with <code>code</code>,
    <code>facts</code>, <code>detail</code> and <code>remedy</code>, in the language of
    <code>Accept-Language</code>.</p>
</div></section>`

function listEntry(list: List): Markup {
  return html`<details class="stack"><summary><code>GET /v1/${list.name}</code> ${list.summary}</summary>
    <p class="lesser">Permission <code>${list.permission}</code>.
      Narrowed by ${[...filtersOf(list).keys()].join(', ')}.</p>
    <table><thead><tr><th>Column</th><th>Kind</th><th>Meaning</th></tr></thead><tbody>${Object.entries(
      list.columns,
    ).map(
      ([name, { kind, describe }]) =>
        html`<tr><td><code>${name}</code></td><td>${kind}</td><td>${describe}</td></tr>`,
    )}</tbody></table></details>`
}

function commandEntry(command: Command): Markup {
  const schema = jsonSchemaOf(command.input)
  return html`<details class="stack"><summary><code>POST /v1/commands/${command.name}</code>
    ${command.summary ?? ''}</summary>
    <p class="lesser">Permission <code>${command.permission}</code>.</p>
    <pre>${JSON.stringify(schema, null, 2)}</pre></details>`
}
