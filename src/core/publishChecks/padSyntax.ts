import type { Finding } from './finding'

interface PadMark {
  readonly pattern: RegExp
  /** Whether the line can go as a whole. */
  readonly isOwnLine: boolean
}

/** What pads (HedgeDoc, HackMD, CodiMD) show and GitHub does not. https://docs.hedgedoc.org/references/hfm/ */
const marks: readonly PadMark[] = [
  { pattern: /^[ \t]*\[\[?toc\]\]?[ \t]*(?:\n|$)/gim, isOwnLine: true },
  { pattern: /^[ \t]*:::[ \t]*\w*.*(?:\n|$)/gm, isOwnLine: true },
  { pattern: /^#{1,6}[ \t]+tags:.*(?:\n|$)/gim, isOwnLine: true },
  {
    pattern: /\{%[ \t]*(?:youtube|vimeo|gist|speakerdeck|slideshare|pdf|figma|hackmd|drive|twitter)\b.*?%\}/gi,
    isOwnLine: false,
  },
  { pattern: /\[(?:name|time|color)=[^\]\n]+\]/gi, isOwnLine: false },
  { pattern: /!\[[^\]\n]*\]\([^)\s]+ +=\d*x?\d*\)/g, isOwnLine: false },
  { pattern: /(?<![=\w<])==(?=[^\s=>])[^=\n]+==(?![=>])/g, isOwnLine: false },
  { pattern: /(?<![+\w])\+\+(?=[^\s+])[^+\n]+\+\+(?!\+)/g, isOwnLine: false },
]

/** Pad-only syntax outside of code, in the order of the text. */
export function findPadSyntax(text: string): readonly Finding[] {
  const plain = withoutCode(text)
  const found = marks.flatMap(({ pattern, isOwnLine }) =>
    [...plain.matchAll(pattern)].map((match): Finding => {
      const start = match.index
      const end = start + match[0].length
      const excerpt = text.slice(start, end).trim()
      return { code: 'padSyntax', start, end, excerpt, removal: isOwnLine ? { start, end, text: '' } : undefined }
    }),
  )
  return found.sort((one, other) => one.start - other.start)
}

/** The text with code blanked out, each offset as it was. */
function withoutCode(text: string): string {
  return text
    .replace(/^([ \t]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t]*\2[`~]*[ \t]*$|$(?![\s\S]))/gm, blank)
    .replace(/`[^`\n]+`/g, blank)
}

function blank(code: string): string {
  return code.replace(/[^\n]/g, ' ')
}
