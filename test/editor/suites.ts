// Every suite that runs inside VS Code, in this order.
import './smoke.suite'
import './language.suite'
import './completion.suite'
import './actionItems.suite'
import './publish.suite'
import './slides.suite'
import './restricted.suite'
