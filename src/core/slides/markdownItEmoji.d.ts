// The package has no types.
declare module 'markdown-it-emoji' {
  import type { MarkdownIt } from 'markdown-it'
  export function bare(md: MarkdownIt, options: { readonly defs: Readonly<Record<string, string>> }): void
}
declare module 'markdown-it-emoji/lib/data/full.mjs' {
  const emoji: Readonly<Record<string, string>>
  export default emoji
}
