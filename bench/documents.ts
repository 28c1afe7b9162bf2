import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** A Markdown file to measure with. */
export interface BenchDocument {
  /** Path in the corpus, separated by `/`. */
  readonly path: string
  readonly text: string
}

/** Reads all Markdown files below a folder, sorted by path. Throws if there are none. */
export function readCorpus(folder: string): readonly BenchDocument[] {
  const documents = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(folder, file)
          .split(sep)
          .some((segment) => segment === 'node_modules' || segment === '.git'),
    )
    .sort()
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
  if (documents.length === 0) throw new Error(`There is no Markdown file below ${folder}.`)
  return documents
}

/**
 * Generates minutes, always the same: `topics` headings with discussion, people, links and action items, about 600
 * characters per topic.
 */
export function makeMinutes(topics: number): BenchDocument {
  const people = ['ada', 'grace-h', 'linus-p', 'barbara', 'o-otte', 'edsger', 'k-zuse']
  const person = (index: number): string => `@${people[index % people.length] ?? 'ada'}`
  const lines = [
    '# 2026-03-05',
    '',
    '## Participants',
    '',
    ...people.map((handle) => `- @${handle}`),
    '',
    '## Agenda',
    '',
  ]
  for (let topic = 0; topic < topics; topic++) {
    lines.push(
      `### Upgrade of component ${topic + 1} (${person(topic)})`,
      '',
      `- ${person(topic + 1)} reports: the **upgrade** went well, see [standards#${400 + topic}](https://github.com/example/standards/issues/${400 + topic})`,
      `    - two nodes had to be restarted by hand; the \`kubelet\` did not come back on its own`,
      `    - discussed with ${person(topic + 2)} and ${person(topic + 3)}: keep the old version until next week`,
      `- Decision: the next release is cut on Friday, whatever the state of https://github.com/example/release-notes/pull/${topic + 7}`,
      `- AI ${person(topic + 4)}: write a mail to the operators until EOW`,
      '',
    )
  }
  return { path: 'platform/20260305.md', text: `${lines.join('\n')}\n` }
}
