import { readFile } from 'node:fs/promises'
import fastify from 'fastify'

/**
 * The least that a page of a list can cost over HTTP: the framework alone, in a process of its own, gives
 * the same text to everybody, from memory. No key, no database, no limits, no log. `node static-answer.ts
 * FILE` prints its address, as the server does.
 */
const text = await readFile(process.argv[2] ?? '', 'utf8')
const app = fastify({ logger: false })
app.get('/', (_request, reply) => reply.type('application/json; charset=utf-8').send(text))
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
