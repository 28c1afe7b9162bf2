import type { MarkdownIt, RendererRule } from 'markdown-it'
import abbreviations from 'markdown-it-abbr'
import container from 'markdown-it-container'
import definitions from 'markdown-it-deflist'
import inserted from 'markdown-it-ins'
import marked from 'markdown-it-mark'
import subscript from 'markdown-it-sub'
import superscript from 'markdown-it-sup'
import { usePadEmbeds } from './padEmbeds'
import { usePadEmoji } from './padEmoji'
import { useImageSizes } from './imageSizes'

/** Kinds of boxes: `:::info` … `:::`. */
const boxKinds = ['success', 'info', 'warning', 'danger'] as const

/**
 * Adds the Markdown extensions of HedgeDoc 1.x (https://docs.hedgedoc.org/references/hfm/): image sizes, emoji,
 * `==marked==`, `++inserted++`, `H~2~O`, `x^2^`, abbreviations, definitions, boxes, and links in place of embeds.
 */
export function usePadSyntax(md: MarkdownIt): void {
  for (const plugin of [abbreviations, definitions, marked, inserted, subscript, superscript]) plugin(md)
  usePadEmoji(md)
  useImageSizes(md)
  usePadEmbeds(md)
  for (const name of boxKinds) container(md, name, { render: renderBox })
}

const renderBox: RendererRule = (tokens, index, options, _env, renderer) => {
  const token = tokens[index]
  if (token?.nesting === 1) {
    token.attrJoin('class', `alert alert-${token.info.trim()}`)
    token.attrSet('role', 'note')
  }
  return renderer.renderToken(tokens, index, options)
}
