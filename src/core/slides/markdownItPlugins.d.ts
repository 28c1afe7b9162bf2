// Types for packages that have none.
declare module 'markdown-it-emoji' {
  import type { MarkdownIt } from 'markdown-it'
  export function bare(md: MarkdownIt, options: { readonly defs: Readonly<Record<string, string>> }): void
}
declare module 'markdown-it-emoji/lib/data/full.mjs' {
  const emoji: Readonly<Record<string, string>>
  export default emoji
}
declare module 'markdown-it-container' {
  import type { MarkdownIt, RendererRule } from 'markdown-it'
  export default function container(md: MarkdownIt, name: string, options: { readonly render: RendererRule }): void
}
declare module 'markdown-it-abbr' {
  import type { MarkdownIt } from 'markdown-it'
  export default function abbr(md: MarkdownIt): void
}
declare module 'markdown-it-deflist' {
  import type { MarkdownIt } from 'markdown-it'
  export default function deflist(md: MarkdownIt): void
}
declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it'
  export default function footnote(md: MarkdownIt): void
}
declare module 'markdown-it-ins' {
  import type { MarkdownIt } from 'markdown-it'
  export default function ins(md: MarkdownIt): void
}
declare module 'markdown-it-mark' {
  import type { MarkdownIt } from 'markdown-it'
  export default function mark(md: MarkdownIt): void
}
declare module 'markdown-it-sub' {
  import type { MarkdownIt } from 'markdown-it'
  export default function sub(md: MarkdownIt): void
}
declare module 'markdown-it-sup' {
  import type { MarkdownIt } from 'markdown-it'
  export default function sup(md: MarkdownIt): void
}
