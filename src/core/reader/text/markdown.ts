import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

// Indented code is disabled, because bullets in minutes have indents of 2, 3 or 4 spaces or tabs. Fences and inline code
// stay code.
const withoutIndentedCode = { disable: { null: ['codeIndented'] } }

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(function minutesSyntax() {
    const data = this.data()
    ;(data.micromarkExtensions ??= []).push(withoutIndentedCode)
    // These search all text for addresses again, and add links without a position.
    const extensions = data.fromMarkdownExtensions ?? []
    data.fromMarkdownExtensions = extensions.flat().map((each) => ({ ...each, transforms: [] }))
  })
  .freeze()

/**
 * Parses a block as GitHub Flavored Markdown with front matter.
 *
 * Marks beyond the limits below are replaced by plain characters of the same width, so that offsets stay valid. Without
 * limits remark takes quadratic time or more on hostile input.
 *
 * @returns The mdast tree; never throws.
 */
export function parseMarkdown(text: string): Root {
  return processor.parse(limitNesting(text))
}

/** Maximum number of containers (quotes, list items) that one line opens, and of columns of its indentation. */
const maxNesting = 32
const maxIndent = 200
/** Maximum number of marks of one kind (emphasis, brackets, table cells) per paragraph. */
const maxMarks = 200

const nestedLine = new RegExp(`^(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${maxNesting}}.*$`, 'gm')
const indentedLine = new RegExp(`^[ \\t]{${maxIndent}}.*$`, 'gm')
const markKinds = [/[*_~]/g, /[[\]]/g, /\|/g, /</g, /`/g] as const

function limitNesting(text: string): string {
  const limited = text.replace(nestedLine, mask).replace(indentedLine, mask)
  return markKinds.reduce(
    (result, marks) => ((result.match(marks)?.length ?? 0) > maxMarks ? limitMarks(result, marks) : result),
    limited,
  )
}

/** Masks the marks of paragraphs with too many. A blank line, bullet or heading starts a new paragraph. */
function limitMarks(text: string, marks: RegExp): string {
  return text
    .split(/^(?=[ \t]*(?:[-*+#>]|\d{1,9}[.)])[ \t]|[ \t]*$)/m)
    .map((paragraph) =>
      (paragraph.match(marks)?.length ?? 0) > maxMarks
        ? paragraph.slice(0, 8) + paragraph.slice(8).replace(marks, '.')
        : paragraph,
    )
    .join('')
}

function mask(line: string): string {
  return line.slice(0, maxNesting) + line.slice(maxNesting).replace(/[>*+-]|\d/g, '.')
}
