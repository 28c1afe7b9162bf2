import type { Finding } from './finding'

interface PadSyntax {
  readonly pattern: RegExp
  /** Whether it takes a whole line, which can be removed. */
  readonly isWholeLine: boolean
}

/** Syntax of pads (HedgeDoc, HackMD, CodiMD) that GitHub does not support: https://docs.hedgedoc.org/references/hfm/ */
const padSyntax: readonly PadSyntax[] = [
  { pattern: /^[ \t]*\[\[?toc\]\]?[ \t]*(?:\n|$)/gim, isWholeLine: true },
  { pattern: /^[ \t]*:::[ \t]*\w*.*(?:\n|$)/gm, isWholeLine: true },
  { pattern: /^#{1,6}[ \t]+tags:.*(?:\n|$)/gim, isWholeLine: true },
  {
    pattern: /\{%[ \t]*(?:youtube|vimeo|gist|speakerdeck|slideshare|pdf|figma|hackmd|drive|twitter)\b.*?%\}/gi,
    isWholeLine: false,
  },
  { pattern: /\[(?:name|time|color)=[^\]\n]+\]/gi, isWholeLine: false },
  { pattern: /!\[[^\]\n]*\]\([^)\s]+ +=\d*x?\d*\)/g, isWholeLine: false },
  { pattern: /(?<![=\w<])==(?=[^\s=>])[^=\n]+==(?![=>])/g, isWholeLine: false },
  { pattern: /(?<![+\w])\+\+(?=[^\s+])[^+\n]+\+\+(?!\+)/g, isWholeLine: false },
]

/** Finds pad-only syntax outside code, in the order of the text. */
export function findPadSyntax(text: string): readonly Finding[] {
  const masked = maskCode(text)
  const found = padSyntax.flatMap(({ pattern, isWholeLine }) =>
    [...masked.matchAll(pattern)].map((match): Finding => {
      const start = match.index
      const end = start + match[0].length
      const excerpt = text.slice(start, end).trim()
      return { code: 'padSyntax', start, end, excerpt, removal: isWholeLine ? { start, end, text: '' } : undefined }
    }),
  )
  return found.sort((one, other) => one.start - other.start)
}

/** Replaces code by spaces, so that offsets stay the same. */
function maskCode(text: string): string {
  return text
    .replace(/^([ \t]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t]*\2[`~]*[ \t]*$|$(?![\s\S]))/gm, maskText)
    .replace(/`[^`\n]+`/g, maskText)
}

function maskText(code: string): string {
  return code.replace(/[^\n]/g, ' ')
}
