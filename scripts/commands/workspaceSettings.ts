import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultSeverities, type ProblemCode, type Severity } from '../../src/core/problems/problem'
import { compileLexicon } from '../../src/core/reader/lexicon/compileLexicon'
import type { Lexicon } from '../../src/core/reader/lexicon/lexicon'
import { defaultLexicon } from '../../src/core/reader/readMinutes'
import { defaultReferenceOptions, type ReferenceOptions } from '../../src/core/reader/references'
import { defaultVocabulary } from '../../src/core/vocabulary/defaultVocabulary'
import { extendVocabulary } from '../../src/core/vocabulary/vocabulary'
import type { Warn } from '../markdownBelow'
import { isFile } from './paths'

/** The settings of a folder that determine which files are read and which problems are shown. */
export interface WorkspaceSettings {
  readonly lexicon: Lexicon
  readonly references: ReferenceOptions
  readonly severityOf: (code: ProblemCode) => Severity
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint', 'off']

/** Reads `.vscode/settings.json` of a folder, which a team shares. Like the editor, ignores values of a wrong type. */
export function readWorkspaceSettings(root: string, warn: Warn): WorkspaceSettings {
  const settings = readJson(join(root, '.vscode', 'settings.json'), warn)
  const vocabulary = objectAt(settings, 'minutes.vocabulary')
  const chosen = objectAt(settings, 'minutes.problems.severity')
  const aliases = Object.entries(objectAt(settings, 'minutes.references.aliases')).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return {
    lexicon:
      Object.keys(vocabulary).length === 0
        ? defaultLexicon
        : compileLexicon(extendVocabulary(defaultVocabulary, vocabulary)),
    references: {
      ...defaultReferenceOptions,
      aliases: new Map(aliases.map(([alias, repository]) => [alias.toLowerCase(), repository])),
    },
    severityOf: (code) => severities.find((one) => one === chosen[code]) ?? defaultSeverities[code],
  }
}

function objectAt(settings: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const value = settings[key]
  return isObject(value) ? value : {}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readJson(file: string, warn: Warn): Readonly<Record<string, unknown>> {
  if (!isFile(file)) return {}
  try {
    const value: unknown = JSON.parse(withoutComments(readFileSync(file, 'utf8')))
    return isObject(value) ? value : {}
  } catch (error) {
    warn(`Ignored ${file}: ${error instanceof Error ? error.message : String(error)}`)
    return {}
  }
}

/** Removes the comments and trailing commas that VS Code allows in JSON. Strings stay unchanged. */
export function withoutComments(text: string): string {
  const withoutRemarks = text.replace(
    /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, string?: string) => string ?? '',
  )
  return withoutRemarks.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? '')
}
