/** Opens hostile decks in a browser, exported and in the page of each mode: nothing runs, loads or leaves the slides. */
import { readMinutes } from '../../src/core/reader/readMinutes'
import { readDeck } from '../../src/core/slides/deck'
import { createDeckSession } from '../../src/core/slides/deckSession'
import { renderDeck } from '../../src/core/slides/exportHtml'
import type { Page, Request } from '../hosts/browser'
import { deckMessage, openDeckPage, writeExportedDeck } from './deckPage'
import { type HostileDeck, hostileDecks, longDecks } from './hostileDecks'

/** The number of opened decks and modes. */
export interface HostileResult {
  readonly decks: number
  readonly failures: readonly string[]
}

/** Maximum CPU time for reading and rendering a long hostile deck, in milliseconds. */
const maxRenderMs = 1_000

/** @param share Opens every nth deck: 1 for all. */
export async function openHostileDecks(page: Page, folder: string, share: number): Promise<HostileResult> {
  const decks = hostileDecks.filter((_, index) => index % share === 0)
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  const failures: string[] = []
  const judge = async (name: string): Promise<void> => {
    const problems = [
      ...(await page.evaluate(findDamage)),
      ...(await sentRequests(requests.splice(0))).map((address) => `requested ${address}`),
    ]
    if (problems.length > 0) failures.push(`${name}: ${problems.join(', ')}`)
  }
  for (const deck of decks) {
    await openExported(page, folder, deck)
    await judge(`exported ${deck.name}`)
  }
  for (const mode of ['preview', 'present', 'speaker'] as const) {
    await openDeckPage(page, folder, { mode, theme: 'black' })
    const session = createDeckSession()
    for (const deck of decks) {
      await sendDeck(page, deck, session)
      await judge(`${mode} ${deck.name}`)
    }
  }
  return { decks: decks.length, failures }
}

/** The addresses that a page requested, without those that its content security policy blocked. */
async function sentRequests(requests: readonly Request[]): Promise<readonly string[]> {
  const sent: string[] = []
  for (const request of requests) {
    if (!/^https?:/.test(request.url())) continue
    // Resolves when the request has finished or failed.
    await request.response()
    if (request.failure()?.errorText !== 'csp') sent.push(request.url())
  }
  return sent
}

/** Reads and renders long decks. The faster of two runs counts: the first one compiles, and other programs slow both. */
export function renderLongDecks(): readonly string[] {
  return longDecks.flatMap(({ name, text }) => {
    const ms = Math.min(renderMs(text), renderMs(text))
    return ms < maxRenderMs ? [] : [`${name}: ${ms.toFixed(0)} ms`]
  })
}

function renderMs(text: string): number {
  const started = process.cpuUsage()
  renderDeck(readDeck(text, readMinutes(text, { path: 'deck.md' }).slides))
  return process.cpuUsage(started).user / 1_000
}

async function openExported(page: Page, folder: string, { text }: HostileDeck): Promise<void> {
  await page.goto(writeExportedDeck(folder, text))
  await page.locator('.reveal.ready').waitFor()
}

async function sendDeck(
  page: Page,
  { text }: HostileDeck,
  session: ReturnType<typeof createDeckSession>,
): Promise<void> {
  // The deck is on the page once this text of its last slide is.
  const mark = `end ${Math.random()}`
  await page.evaluate(
    (message) => window.postMessage(message, '*'),
    deckMessage(`${text}\n\n---\n\n${mark}\n`, 0, session),
  )
  await page.locator('main .slides > section', { hasText: mark }).waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.querySelector('.diagram-holder') === null)
}

/** Runs in the page: signs that a deck ran a script or changed the page around the slides. */
function findDamage(): readonly string[] {
  const found: string[] = []
  if (document.documentElement.dataset['ran'] !== undefined) found.push('ran a script')
  const unsafe =
    '.slides :is(script, iframe, object, embed, form, base, link, meta, video, audio, template, style, svg), .slides section section section'
  for (const one of document.querySelectorAll(unsafe)) found.push(`has <${one.localName}>`)
  for (const one of document.querySelectorAll('.slides *, .notes-text *')) {
    for (const { name, value } of one.attributes) {
      if (name.startsWith('on') || /^\s*(?:javascript|vbscript|data:text)/i.test(value))
        found.push(`has ${name}=${value}`)
    }
    if (['fixed', 'sticky'].includes(getComputedStyle(one).position)) found.push(`<${one.localName}> leaves its slide`)
  }
  if (getComputedStyle(document.body).display === 'none') found.push('hid the page')
  const mode = document.body.dataset['mode'] ?? 'exported'
  for (const other of ['preview', 'present', 'speaker', 'exported', 'vscode-dark'])
    if (other !== mode && document.body.classList.contains(other)) found.push(`the page has the class ${other}`)
  return [...new Set(found)]
}
