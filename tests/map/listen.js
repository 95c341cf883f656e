// Put first into a copy of the page under test: everything that goes wrong is written down.
window.heard = [];
addEventListener('error', event => heard.push(`error: ${event.message}`), true);
addEventListener('unhandledrejection', event => heard.push(`rejected: ${event.reason}`));
addEventListener('securitypolicyviolation', event => heard.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
for (const level of ['error', 'warn']) console[level] = (...words) => heard.push(`${level}: ${words.join(' ')}`);
