// Two rules about imports. Both read type imports too, which the usual plugins skip.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'

const root = import.meta.dirname

/** The path of a file from the root, with slashes on every system. */
function toPath(file) {
  return relative(root, file).split(sep).join('/')
}

/** The TypeScript file that a relative import in `file` names, or undefined for packages and other files. */
function resolveImport(file, specifier) {
  if (!specifier.startsWith('.')) return undefined
  const base = resolve(dirname(file), specifier)
  return [`${base}.ts`, `${base}.d.ts`].find((candidate) => existsSync(candidate))
}

/** Files imported by each file, by absolute path. Read once: the command line lints each file once. */
const importsByFile = new Map()

function importsOf(file) {
  const known = importsByFile.get(file)
  if (known !== undefined) return known
  const specifiers = readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)
  const imports = [...specifiers]
    .map(([, specifier]) => resolveImport(file, specifier))
    .filter((target) => target !== undefined)
  importsByFile.set(file, imports)
  return imports
}

/** The shortest chain of imports from one file to another, both included, or undefined. */
function findChain(from, to) {
  const previous = new Map([[from, undefined]])
  for (const file of previous.keys()) {
    if (file === to) {
      const chain = []
      for (let step = file; step !== undefined; step = previous.get(step)) chain.unshift(step)
      return chain
    }
    for (const next of importsOf(file)) if (!previous.has(next)) previous.set(next, file)
  }
  return undefined
}

/** Runs `check` for each relative import and re-export of a file. */
function visitImports(context, check) {
  const visit = (node) => {
    if (typeof node.source?.value !== 'string') return
    const target = resolveImport(context.filename, node.source.value)
    if (target !== undefined) check(node, target)
  }
  return {
    ImportDeclaration: visit,
    ExportNamedDeclaration: visit,
    ExportAllDeclaration: visit,
    ImportExpression: visit,
  }
}

/** No import cycles, also of types. */
const noCycles = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return visitImports(context, (node, target) => {
      const chain = findChain(target, context.filename)?.map(toPath)
      if (chain === undefined) return
      const cycle = [toPath(context.filename), ...chain].join(' → ')
      context.report({ node, message: `Import cycle: ${cycle}` })
    })
  },
}

/** The feature that a path below src/features belongs to: its folder, or its file where it has none. */
function featureOf(path) {
  return /^src\/features\/([^/]+)/.exec(path)?.[1]
}

/** A feature imports no other feature. */
const noCrossFeatureImports = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const own = featureOf(toPath(context.filename))
    if (own === undefined) return {}
    return visitImports(context, (node, target) => {
      const other = featureOf(toPath(target))
      if (other === undefined || other === own) return
      context.report({
        node,
        message: `Features do not import each other: move what ${own} and ${other} share to host/.`,
      })
    })
  },
}

export const imports = { rules: { 'no-cycles': noCycles, 'no-cross-feature-imports': noCrossFeatureImports } }
