import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'

/**
 * The name that git gives to a text, by which GitHub's listings tell whether a file has it.
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 *
 * Not by the platform's own `crypto.subtle`: that is missing where the editor is served without https.
 */
export function blobSha(text: string): string {
  const content = new TextEncoder().encode(text)
  return bytesToHex(sha1(concatBytes(new TextEncoder().encode(`blob ${content.length}\0`), content)))
}
