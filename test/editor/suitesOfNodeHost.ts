// Suites that `npm test` runs in the Node host only: the two shares take about as long as each other.
import './language.suite'
import './problems.suite'
import './issueIndex.suite'
import './indexing.suite'
import './pads.suite'
import './errorMessages.suite'
import './slides.suite'
