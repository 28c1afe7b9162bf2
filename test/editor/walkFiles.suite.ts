import { assert } from 'chai'
import * as vscode from 'vscode'
import { walkFiles } from '../../src/host/walkFiles'

const scheme = 'minutes-walk'
const { Directory, File, SymbolicLink } = vscode.FileType

/** A file system in memory that can only list folders; one folder denies access. */
function registerFolders(
  folders: Readonly<Record<string, readonly (readonly [string, vscode.FileType])[]>>,
): vscode.Disposable {
  const nothing = new vscode.EventEmitter<vscode.FileChangeEvent[]>()
  const never = (): never => {
    throw vscode.FileSystemError.NoPermissions()
  }
  const list = ({ path }: vscode.Uri): [string, vscode.FileType][] => {
    const entries = folders[path]
    if (entries === undefined) throw vscode.FileSystemError.NoPermissions(path)
    return entries.map(([name, type]) => [name, type])
  }
  return vscode.workspace.registerFileSystemProvider(
    scheme,
    {
      onDidChangeFile: nothing.event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: () => ({ type: Directory, ctime: 0, mtime: 0, size: 0 }),
      readDirectory: list,
      createDirectory: never,
      readFile: never,
      writeFile: never,
      delete: never,
      rename: never,
    },
    { isReadonly: true },
  )
}

describe('the files of a virtual file system without a search', () => {
  it('are found by walking, despite circular links and unreadable folders', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => [`${index}.md`, File] as const)
    const registration = registerFolders({
      '/': [
        ['team', Directory],
        ['notes', Directory],
        ['denied', Directory],
        ['node_modules', Directory],
        ['README.md', File],
      ],
      '/team': [
        ['20260310.md', File],
        ['linked.md', File | SymbolicLink],
        ['back', Directory | SymbolicLink],
      ],
      '/team/back': [['back', Directory | SymbolicLink]],
      '/node_modules': [['LICENSE.md', File]],
      '/notes': many,
    })
    try {
      const found = (await walkFiles(vscode.Uri.from({ scheme, path: '/' }))).map(({ path }) => path)
      assert.equal(found.length, 20_003)
      assert.includeMembers(found, ['/README.md', '/team/20260310.md', '/team/linked.md', '/notes/19999.md'])
    } finally {
      registration.dispose()
    }
  })
})
