import { hasHiddenCharacters } from '../core/plainText'

/** Names that Windows reserves for devices, with any extension. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i

/** Characters that some file systems ignore in names: `.g\u200Cit` is `.git` there. */
const ignored = /[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]/g

/**
 * Whether a path stays inside the repository, avoids `.git`, and can be checked out on every operating system.
 *
 * @param path Path with `/`.
 */
export function isSafePath(path: string): boolean {
  return path.length <= 1_000 && path.split('/').every(isSafeSegment)
}

function isSafeSegment(segment: string): boolean {
  const plain = segment.replace(ignored, '').toLowerCase()
  return (
    plain !== '' &&
    plain !== '.' &&
    plain !== '..' &&
    // On NTFS, .git also has a short name.
    !/^(?:\.git|git~\d+)[. ]*$/.test(plain) &&
    !devices.test(plain) &&
    !/[\\:*?"<>|]/.test(segment) &&
    // Bidirectional control characters can make a name look like another.
    !hasHiddenCharacters(segment) &&
    !/[. ]$/.test(segment)
  )
}
