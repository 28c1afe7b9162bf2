import { readFileSync } from 'node:fs'

/**
 * The text of a UTF-8 file as editors have it: without a byte order mark, which would hide front matter.
 *
 * @param file A path or an open file.
 * @throws if the file cannot be read.
 */
export function readTextFile(file: string | number): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
}
