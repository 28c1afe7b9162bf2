import { computedOnce } from '../text/lineCache'
import type { SourceLine } from '../text/source'
import { readTokens, type Token } from './tokens'

/** The tokens of a line, read once. */
export function tokensOf(line: SourceLine): readonly Token[] {
  return computedOnce(line, tokensOfText)
}

function tokensOfText({ maskedText }: SourceLine): readonly Token[] {
  return readTokens(maskedText)
}
