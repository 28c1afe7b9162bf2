import { remembered } from '../text/lineMemory'
import type { SourceLine } from '../text/source'
import { readTokens, type Token } from './tokens'

/** The tokens of a line, read once. */
export function tokensOf(line: SourceLine): readonly Token[] {
  return remembered(line, tokensOfText)
}

function tokensOfText({ maskedText }: SourceLine): readonly Token[] {
  return readTokens(maskedText)
}
