// Opens a map in Chromium as a reader does: how long until it is drawn, what the keyboard reaches, what a screen reader hears.
// Usage: node explore.js PAGE FOLDER (for the pictures). Speaks to the browser over its pipe; needs nothing beside Node.
'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const SECONDS = 5, RUNS = 5;
const SIZES = [{ name: 'desk', width: 1280, height: 800, mobile: false }, { name: 'telephone', width: 390, height: 844, mobile: true }];
/** What Tab must come to, in this order; other things may lie between. */
const ORDER = ['skip', 'language', 'elder', 'print', 'category', 'show-facilities', 'show-all', 'show-reach', 'find', 'center-home', 'standard', 'map'];
/** Roles that a reader acts on. */
const ACTED_ON = ['button', 'link', 'checkbox', 'combobox', 'searchbox', 'textbox', 'application'];
const wrong = [];
const check = (right, what) => { if (!right) wrong.push(what); };

/** A browser without a network; `send` asks it, `heard` are its events. */
function start(profile) {
  const browser = spawn(process.env.CHROMIUM || 'chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const [waiting, heard] = [new Map(), []];
  let [last, rest] = [0, ''];
  browser.stdio[4].setEncoding('utf8').on('data', text => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages.map(JSON.parse)) {
      if (!message.id) { heard.push(message); continue; }
      const [done, failed] = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) failed(new Error(message.error.message)); else done(message.result);
    }
  });
  const send = (method, params = {}, sessionId = undefined) => new Promise((done, failed) => {
    waiting.set(++last, [done, failed]);
    browser.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + '\0');
  });
  return { browser, send, heard };
}

/** A new tab of a size, listened to. */
async function tab({ send }, { width, height, mobile }) {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method, params) => send(method, params, sessionId);
  for (const domain of ['Page', 'Network', 'Runtime', 'Log', 'Accessibility']) await ask(`${domain}.enable`);
  await ask('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 });
  await ask('Emulation.setDeviceMetricsOverride', { width, height, mobile, deviceScaleFactor: 1 });
  const run = async expression => {
    const { result, exceptionDetails } = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return { ask, run, close: () => send('Target.closeTarget', { targetId }) };
}

const until = async (happens, what) => {
  for (const end = Date.now() + 60000; !happens(); await new Promise(done => setTimeout(done, 20))) if (Date.now() > end) throw new Error(`${what} does not come`);
};

/** Opens the page; milliseconds from the navigation until it stands on the screen, by the page's own mark. */
async function open({ heard }, { ask, run }, page) {
  heard.length = 0;
  await ask('Page.navigate', { url: `file://${page}` });
  await until(() => heard.some(event => event.method === 'Page.loadEventFired'), 'the end of loading');
  return run(`new Promise(done => { const look = () => { const [mark] = performance.getEntriesByName('lifecircle-drawn'); if (mark) done(mark.startTime); else setTimeout(look, 5); }; look(); })`);
}

/** Nothing was asked of the network, nothing was complained of. */
function checkSilence({ heard }) {
  for (const { method, params } of heard) {
    if (method === 'Network.requestWillBeSent') check(/^(file|data|about|blob):/.test(params.request.url), `the page asked for ${params.request.url}`);
    if (method === 'Runtime.consoleAPICalled' || method === 'Runtime.exceptionThrown' || method === 'Log.entryAdded') check(false, `the page complains: ${JSON.stringify(params)}`);
  }
}

/** What a screen reader hears: every thing acted on has a name, the page its landmarks, headings and a live region. */
async function checkHeard({ ask }, size) {
  const { nodes } = await ask('Accessibility.getFullAXTree');
  const said = nodes.filter(node => !node.ignored).map(node => ({ role: node.role?.value, name: (node.name?.value ?? '').trim() }));
  const acted = said.filter(node => ACTED_ON.includes(node.role));
  for (const node of acted) check(node.name, `${size}: a ${node.role} without a name`);
  for (const role of ['main', 'complementary', 'heading', 'status', 'application']) check(said.some(node => node.role === role), `${size}: no ${role} for a screen reader`);
  return acted.length;
}

/** Where Tab comes to from the start of the page, until it has been everywhere. */
async function tabStops({ ask, run }) {
  const stops = [];
  for (let i = 0; i < 200; i++) {
    for (const type of ['rawKeyDown', 'keyUp']) await ask('Input.dispatchKeyEvent', { type, key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 });
    const stop = await run(`(() => {
      const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
      return at === document.body ? null : { id: at.id || at.className, outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        shown: box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight };
    })()`);
    if (!stop || (stops.length > 1 && stop.id === stops[0].id)) break;
    stops.push(stop);
  }
  return stops;
}

async function checkKeyboard(page, size) {
  const stops = await tabStops(page);
  let from = -1;
  for (const id of ORDER) {
    const at = stops.findIndex((stop, i) => i > from && stop.id.split(' ').includes(id));
    check(at >= 0, `${size}: Tab does not come to ${id} in its order: ${stops.map(stop => stop.id).join(' ')}`);
    if (at >= 0) from = at;
  }
  for (const { id, outline, shown } of stops) check(outline && shown, `${size}: one cannot see that ${id} has the focus`);
  await page.run(`document.getElementById('map').focus()`);
  for (const type of ['rawKeyDown', 'keyUp']) await page.ask('Input.dispatchKeyEvent', { type, key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
  check(await page.run(`document.getElementById('status').textContent.length > 0`), `${size}: Enter on the map selects and announces no home`);
  return stops.length;
}

async function picture({ ask }, file) {
  const { data } = await ask('Page.captureScreenshot', { format: 'png' });
  fs.writeFileSync(file, Buffer.from(data, 'base64'));
}

async function read(browser, size, file, folder) {
  const page = await tab(browser, size);
  const drawn = [];
  for (let run = 0; run < RUNS; run++) drawn.push(await open(browser, page, file));
  const seconds = drawn.sort((a, b) => a - b)[RUNS >> 1] / 1000;
  await picture(page, path.join(folder, `${size.name}.png`));
  const wide = await page.run('document.documentElement.scrollWidth > innerWidth');
  check(!wide, `${size.name}: the page is wider than the screen`);
  const [acted, stops] = [await checkHeard(page, size.name), await checkKeyboard(page, size.name)];
  await picture(page, path.join(folder, `${size.name}-home.png`));
  checkSilence(browser);
  await page.close();
  check(seconds <= SECONDS, `${size.name}: ${seconds.toFixed(2)} s until it is drawn`);
  console.log(`${size.name} ${size.width}x${size.height}: drawn after ${seconds.toFixed(2)} s (median of ${RUNS}), ${acted} things to act on, ${stops} stops of Tab`);
}

async function main([file, folder]) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'explore-'));
  const browser = start(profile);
  try {
    for (const size of SIZES) await read(browser, size, path.resolve(file), folder);
  } finally {
    const gone = new Promise(done => browser.browser.on('exit', done));
    browser.send('Browser.close').catch(() => {});
    await gone;
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  for (const what of wrong) console.error(what);
  process.exitCode = wrong.length ? 1 : 0;
}

main(process.argv.slice(2)).catch(error => { console.error(error); process.exitCode = 1; });
