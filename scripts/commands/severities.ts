import type { Severity } from '../../src/core/problems/problem'

/** From the least to the most severe. */
const severityOrder = ['hint', 'information', 'warning', 'error'] as const satisfies readonly Severity[]

/** The least severe problem that counts as a failure. */
export const severityLimits = [...severityOrder, 'never'] as const

export type SeverityLimit = (typeof severityLimits)[number]

/** Whether a problem is at least as severe as the limit. */
export function isAtLeast(severity: Exclude<Severity, 'off'>, limit: SeverityLimit): boolean {
  return limit !== 'never' && severityOrder.indexOf(severity) >= severityOrder.indexOf(limit)
}
