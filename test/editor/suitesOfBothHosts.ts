// Suites about typing, which run first in both hosts in `npm test`, in this order.
// `npm run test:more` runs all suites in both hosts.
import './smoke.suite'
import './completion.suite'
import './lists.suite'
import './live.suite'
