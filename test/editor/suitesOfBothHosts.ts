// Suites that run in both hosts in `npm test`, in this order: what a person types, and what leaves the machine.
// `npm run test:more` runs all suites in both hosts.
import './smoke.suite'
import './completion.suite'
import './lists.suite'
import './live.suite'
import './publish.suite'
import './publishScenarios.suite'
import './restricted.suite'
