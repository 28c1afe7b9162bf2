import { join } from 'node:path'
import { readLabeled } from '../bench/reader/labels'
import { scoreExtracts } from '../bench/reader/score'
import { readExtracts } from './readExtracts'

/**
 * Scores the reader on a folder of labeled documents.
 *
 * @param gold A file with all labels; without it the labels of `a.md` are in `a.json` beside it.
 * @param defaultOwner The owner of repositories that no link names with one.
 */
export function scoreFolder(folder: string, gold?: string, defaultOwner?: string): ReturnType<typeof scoreExtracts> {
  const documents = readLabeled(folder, gold)
  const extracts = readExtracts(
    documents.map(({ labels, text }) => ({ path: labels.file, text })),
    defaultOwner,
  )
  return scoreExtracts(
    documents.map(({ labels }) => labels),
    new Map(extracts.map((extract) => [extract.file, extract])),
  )
}

/** Scores the reader on the fixtures of the project. */
export function scoreFixtures(): ReturnType<typeof scoreExtracts> {
  return scoreFolder(join(__dirname, '..', 'test', 'fixtures', 'minutes'))
}
