import type { MarkdownIt } from 'markdown-it'
import { extendWithPadSyntax } from '../../core/slides/padPreview'
import type { MinutesDocuments } from '../../host/documents'

/** What VS Code's Markdown preview asks an extension for: https://code.visualstudio.com/api/extension-guides/markdown-extension */
export interface MarkdownPreviewPlugin {
  extendMarkdownIt(md: MarkdownIt): MarkdownIt
}

/** Shows the syntax of pads in the built-in preview of minutes and decks. */
export function markdownPreviewPlugin(documents: MinutesDocuments): MarkdownPreviewPlugin {
  return { extendMarkdownIt: (md) => extendWithPadSyntax(md, () => documents.lexicon()) }
}
