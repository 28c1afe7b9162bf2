/**
 * The GitHub Action of `action.yml`, built into the one file `dist/action.js`. On pull requests it annotates problems in
 * changed minutes. On the default branch it writes lists of action items and decisions, if asked for. It fails only if the
 * input `fail-on` says so.
 */
import { runAction } from './action/runAction'

void runAction(process.env, (line) => process.stdout.write(`${line}\n`)).then((code) => (process.exitCode = code))
