import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

// Indented code is switched off: minute-takers indent bullets by whim (2, 3, 4 blanks, tabs, below headings), and hardly
// ever mean code by it. Fences and inline code stay code.
const withoutIndentedCode = { disable: { null: ['codeIndented'] } }

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(function minutesSyntax() {
    const data = this.data()
    ;(data.micromarkExtensions ??= []).push(withoutIndentedCode)
  })
  .freeze()

/**
 * Parses a block as GitHub's markdown with front matter.
 *
 * Offsets in the tree are offsets in `text`: marks beyond the limits below are read as plain characters of the same
 * width. Without the limits the parser takes quadratic time and more on input that no minute-taker writes.
 *
 * @returns The mdast tree; there is one for every input.
 */
export function parseMarkdown(text: string): Root {
  return processor.parse(limitNesting(text))
}

/** Containers (quotes, list items) that one line may open, and columns by which it may be indented. */
const maxNesting = 32
const maxIndent = 200
/** Marks of one kind (emphasis, brackets, table cells) within one paragraph. */
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

/** Neutralizes the marks of paragraphs that hold too many; a blank line, a bullet or a heading starts the next one. */
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
