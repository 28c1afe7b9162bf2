import type { MarkdownIt } from 'markdown-it'
import { extendWithPadSyntax } from '../../core/slides/padPreview'
import type { MinutesDocuments } from '../../host/documents'

/** The API that VS Code's Markdown preview expects from an extension: https://code.visualstudio.com/api/extension-guides/markdown-extension */
export interface MarkdownPreviewPlugin {
  extendMarkdownIt(md: MarkdownIt): MarkdownIt
}

/** Adds the syntax of pads to the built-in preview of minutes and decks. */
export function createMarkdownPreviewPlugin(documents: MinutesDocuments): MarkdownPreviewPlugin {
  return { extendMarkdownIt: (md) => extendWithPadSyntax(md, () => documents.lexicon()) }
}
