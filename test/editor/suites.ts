// Every suite that runs inside VS Code, in this order.
import './smoke.suite'
