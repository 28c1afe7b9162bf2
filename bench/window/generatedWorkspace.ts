import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeMinutes } from '../documents'

/** Files of the smallest workspace. A fourth of them are minutes. */
const baseFiles = 2_500
const seriesCount = 25

/**
 * Writes a workspace of Markdown files, always the same: weekly minutes of 25 series, and three times as many pages.
 *
 * @returns the number of files and the text of the longest one.
 */
export function writeWorkspace(folder: string, multiple: number): { readonly files: number; readonly longest: string } {
  const files = baseFiles * multiple
  let longest = ''
  for (let index = 0; index < files; index++) {
    const { path, text } = index % 4 === 0 ? minutesAt(index / 4) : pageAt(index)
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    if (text.length > longest.length) longest = text
  }
  return { files, longest }
}

function minutesAt(index: number): { readonly path: string; readonly text: string } {
  const day = new Date(Date.UTC(2018, 0, 1 + 7 * Math.floor(index / seriesCount))).toISOString().slice(0, 10)
  // One in a hundred is long.
  const { text } = makeMinutes(index % 100 === 0 ? 20 : 2 + (index % 5))
  const own = text.replace('# 2026-03-05', `# ${day}`).replaceAll('write a mail', `write mail ${index}`)
  return { path: `teams/team-${index % seriesCount}/${day}.md`, text: own }
}

function pageAt(index: number): { readonly path: string; readonly text: string } {
  const part = `## Step ${index}\n\nOpen the [page](https://example.org/${index}), and choose what to do next:\n\n- one\n- two\n\n`
  return {
    path: `docs/guide-${index % 60}/page-${index}.md`,
    text: `# Page ${index}\n\n${part.repeat(4 + (index % 9))}`,
  }
}
