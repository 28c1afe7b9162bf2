import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { detectKind } from '../detectMinutes'
import type { MinutesKind } from '../minutes'
import type { Lexicon } from '../reader/lexicon/lexicon'
import { isRecord } from '../record'
import { usePadSyntax } from './padSyntax'
import { useConditionally } from './conditionalPlugin'

const kindKey = 'minutesKind'

/**
 * Extends a Markdown renderer with the syntax of pads and slides as cards. Only minutes and decks are affected.
 *
 * @param lexicon Called for each text, since settings can change.
 */
export function extendWithPadSyntax(md: MarkdownIt, lexicon: () => Lexicon): MarkdownIt {
  md.core.ruler.before('normalize', kindKey, ({ env, src }) => {
    // VS Code does not pass the file name to plugins, so only the text decides.
    if (isRecord(env)) (env as Record<string, unknown>)[kindKey] = detectKind('', src, lexicon())
  })
  useConditionally(md, (env) => documentKind(env) !== 'other', usePadSyntax)
  md.core.ruler.push('minutesSlides', (state) => {
    if (documentKind(state.env) === 'slides') state.tokens = wrapSlides(state)
  })
  return md
}

function documentKind(env: unknown): MinutesKind {
  const kind = isRecord(env) ? env[kindKey] : undefined
  return kind === 'minutes' || kind === 'slides' ? kind : 'other'
}

/** Wraps each slide of a deck in a `section`. */
function wrapSlides(state: StateCore): Token[] {
  const lines = state.src.split(/\r\n|\n|\r/)
  const tokens: Token[] = []
  let section = 1
  let index = 1
  const open = (): void => {
    const token = new state.Token('minutes_slide_open', 'section', 1)
    token.block = true
    token.attrs = [
      ['class', 'minutes-slide'],
      ['data-slide', `${section}.${index}`],
    ]
    tokens.push(token)
  }
  const close = (): void => {
    const token = new state.Token('minutes_slide_close', 'section', -1)
    token.block = true
    tokens.push(token)
  }
  const start = state.tokens.findIndex(({ type }) => type !== 'front_matter')
  tokens.push(...state.tokens.slice(0, Math.max(0, start)))
  open()
  for (const token of state.tokens.slice(Math.max(0, start))) {
    const separator = token.type === 'hr' && token.level === 0 ? separatorAt(lines, token.map?.[0]) : undefined
    if (separator === undefined) {
      tokens.push(token)
      continue
    }
    close()
    if (separator === '---') {
      section++
      index = 1
    } else index++
    open()
  }
  close()
  return tokens
}

/** The separator on a line, as the reader defines it: only hyphens, with empty lines around it. Undefined if none. */
function separatorAt(lines: readonly string[], line: number | undefined): '---' | '----' | undefined {
  const mark = lines[line ?? -1]
  const isCut = lines[(line ?? 0) - 1] === '' && (lines[(line ?? 0) + 1] ?? '') === ''
  return isCut && (mark === '---' || mark === '----') ? mark : undefined
}
