import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { detectKind, headOf } from '../detectMinutes'
import type { MinutesKind } from '../minutes'
import type { Lexicon } from '../reader/lexicon/lexicon'
import { indexLines, pointAt } from '../positions'
import { isRecord } from '../record'
import { findDeckCuts } from './cuts'
import { usePadSyntax } from './padSyntax'
import { useConditionally } from './conditionalPlugin'

const kindKey = 'minutesKind'

/** Maximum number of texts whose kind is cached. */
const maxKnownHeads = 100

/**
 * Extends a Markdown renderer with the syntax of pads and slides as cards. Only minutes and decks are affected.
 *
 * @param lexicon Called for each text, because settings can change.
 */
export function extendWithPadSyntax(md: MarkdownIt, lexicon: () => Lexicon): MarkdownIt {
  const padSyntax = useConditionally(md, usePadSyntax)
  // A preview is rendered on every keystroke, usually with the same head.
  const kinds = new Map<string, MinutesKind>()
  let lexiconOfKinds: Lexicon | undefined
  const kindOf = (text: string): MinutesKind => {
    const current = lexicon()
    if (lexiconOfKinds !== current || kinds.size >= maxKnownHeads) kinds.clear()
    lexiconOfKinds = current
    const head = headOf(text)
    const kind = kinds.get(head) ?? detectKind('', head, current)
    kinds.set(head, kind)
    return kind
  }
  md.core.ruler.before('normalize', kindKey, ({ env, src, inlineMode }) => {
    // A text inside another one belongs to the same document.
    if (inlineMode) return
    // VS Code does not pass the file name to plugins, so only the text decides.
    const kind = kindOf(src)
    padSyntax.setActive(kind !== 'other')
    if (isRecord(env)) (env as Record<string, unknown>)[kindKey] = kind
  })
  md.core.ruler.push('minutesSlides', (state) => {
    if (documentKind(state.env) === 'slides') state.tokens = wrapSlides(state)
  })
  return md
}

function documentKind(env: unknown): MinutesKind {
  const kind = isRecord(env) ? env[kindKey] : undefined
  return kind === 'minutes' || kind === 'slides' ? kind : 'other'
}

/** Wraps each slide of a deck in a `section`, cut where HedgeDoc cuts it. */
function wrapSlides(state: StateCore): Token[] {
  const index = indexLines(state.src)
  const { cuts } = findDeckCuts(state.src)
  const lines = cuts.map(({ offset }) => pointAt(index, offset).line - 1)
  const tokens: Token[] = []
  let section = 1
  let slide = 1
  let at = 0
  const open = (): void => {
    const token = new state.Token('minutes_slide_open', 'section', 1)
    token.block = true
    token.attrs = [
      ['class', 'minutes-slide'],
      ['data-slide', `${section}.${slide}`],
    ]
    tokens.push(token)
  }
  const close = (): void => {
    const token = new state.Token('minutes_slide_close', 'section', -1)
    token.block = true
    tokens.push(token)
  }
  const startNext = (): void => {
    close()
    if (cuts[at]?.mark === '---') {
      section++
      slide = 1
    } else slide++
    at++
    open()
  }
  const start = state.tokens.findIndex(({ type }) => type !== 'front_matter')
  tokens.push(...state.tokens.slice(0, Math.max(0, start)))
  open()
  for (const token of state.tokens.slice(Math.max(0, start))) {
    const line = token.level === 0 && token.nesting >= 0 ? token.map?.[0] : undefined
    // A cut inside a fence or list is shown below it, because the preview cannot split a block.
    while (line !== undefined && (lines[at] ?? Infinity) < line) startNext()
    if (token.type === 'hr' && line !== undefined && line === lines[at]) startNext()
    else tokens.push(token)
  }
  while (at < cuts.length) startNext()
  close()
  return tokens
}
