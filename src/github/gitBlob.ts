import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'

/**
 * The SHA-1 of the git blob with this text. GitHub's file listings contain the same value.
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 *
 * Does not use `crypto.subtle`, which is missing when the editor is served without https.
 */
export function blobSha(text: string): string {
  return blobShaOfBytes(new TextEncoder().encode(text))
}

/** Like {@link blobSha}, for any content. */
export function blobShaOfBytes(content: Uint8Array): string {
  return bytesToHex(sha1(concatBytes(new TextEncoder().encode(`blob ${content.length}\0`), content)))
}
