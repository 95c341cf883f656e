// The panel: legend, home and findings. Everything is set as text; nothing a user wrote is ever markup.

/** A new element with its attributes and children; strings become text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

function byId(id) { return document.getElementById(id); }

/** Fills a part of the panel anew without losing the reader's place in it. */
function keepFocus(id, fill) {
  const buttons = () => [...byId(id).querySelectorAll('button')];
  const label = document.activeElement?.dataset.key;
  const at = buttons().indexOf(document.activeElement);
  fill();
  if (at >= 0) (buttons().find(button => label && button.dataset.key === label) ?? buttons()[at])?.focus({ preventScroll: true });
}

/** A class's sign as a small picture. */
function signOf(draw, size = 20) {
  const ratio = Math.max(2, window.devicePixelRatio || 1);
  const canvas = element('canvas', { class: 'sign', width: size * ratio, height: size * ratio, 'aria-hidden': 'true' });
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  draw(context, size / 2, size / 2);
  return canvas;
}

/** The page's own words, in the language shown. */
function showTexts(data) {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = told(data.title);
  byId('title').textContent = told(data.title);
  byId('subtitle').textContent = told(data.subtitle);
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', say(node.dataset.label));
  for (const node of document.querySelectorAll('[data-hint]')) node.placeholder = say(node.dataset.hint);
  for (const [selector, key] of [['.leaflet-control-zoom-in', 'zoomIn'], ['.leaflet-control-zoom-out', 'zoomOut']]) {
    const button = document.querySelector(selector);
    button?.setAttribute('aria-label', say(key));
    button?.setAttribute('title', say(key));
  }
  const owed = say('credit', data.attribution.join('; '));
  byId('attribution').textContent = byId('credit').textContent = data.attribution.length ? owed : '';
}

/** The list of categories, by group where they have one. */
function showCategories(data, state) {
  const select = byId('category');
  const groups = new Map();
  data.categories.forEach((category, i) => {
    const group = told(category.group) || '';
    const option = element('option', { value: i }, told(category.label) + (category.walks ? '' : `（${say('noData')}）`));
    if (!groups.has(group)) groups.set(group, group ? element('optgroup', { label: group }) : document.createDocumentFragment());
    groups.get(group).append(option);
  });
  select.replaceChildren(...groups.values());
  select.value = String(state.category);
}

/** The times that may be shown, and what is shown of them. */
function showTimes(times, state, when) {
  byId('time').hidden = !times.count;
  if (!times.count) return;
  keepFocus('when', () => byId('when').replaceChildren(...['before', 'after', 'change'].map(key => element('button', {
    type: 'button', class: 'chip time', 'data-key': key, 'aria-pressed': String(key === state.when), onclick: () => when(key),
  }, say(key)))));
  const last = times.count - 1;
  const name = step => (step === last && last ? `${say('allSteps', last + 1)}` : told(times.label(step)));
  byId('step').replaceChildren(...Array.from({ length: times.count }, (_, step) => element('option', { value: step }, name(step))));
  byId('step').value = String(state.step);
  byId('step').hidden = state.when === 'before';
}

/** What changes: the requirements to choose from, where the change is shown. */
function showRequirements(state) {
  const isChange = state.when === 'change';
  byId('category').hidden = isChange;
  byId('requirement').hidden = !isChange;
  byId('category-heading').textContent = say(isChange ? 'whatChanges' : 'walkTo');
  if (!isChange) return;
  const name = ({ title, home }) => `${told(title)}（${number(home.length)}）`;
  byId('requirement').replaceChildren(element('option', { value: '' }, say('anyRequirement')),
    ...state.future.changes.map((change, i) => element('option', { value: i }, name(change))));
  byId('requirement').value = state.requirement === null ? '' : String(state.requirement);
}

/** The places that open and close, by name: those who cannot see the map read them. */
function movedKeys(state) {
  const { data, opened, closed } = state.future;
  const key = (rows, { name, start, category }, opens) => {
    const kinds = row => [...category.slice(start[row], start[row + 1])].map(c => told(data.categories[c].label)).join(language === 'zh' ? '、' : ', ');
    const called = row => [name[row] ?? say('unnamed'), kinds(row)].filter(Boolean).join(' · ');
    return [...rows].map(row => element('li', { class: 'key' }, signOf((context, x, y) => drawMoved(context, x, y, 8, opens)),
      element('span', { class: 'name' }, say(opens ? 'opensHere' : 'closesHere', called(row)))));
  };
  return [...key(opened, data.facilities, true), ...key(closed, state.present.facilities, false)];
}

/** The classes with how many homes and people are in each. */
function showLegend(data, state) {
  const { totals } = state.view;
  const rows = state.kinds.map((c, i) => element('li', { class: totals[i].homes ? null : 'none' },
    signOf((context, x, y) => drawSign(context, c, x, y, 6.5, false)),
    element('span', { class: 'name' }, c.label()),
    element('span', { class: 'count' }, `${number(totals[i].homes)} · ${percent(totals[i].homes, data.homes.count)}`),
    bar(totals[i].homes / (data.homes.count || 1), c.colour),
    totals[i].people ? element('span', { class: 'people' }, say('people', number(totals[i].people))) : null));
  if (state.when === 'change') {
    byId('legend').replaceChildren(...rows, ...movedKeys(state));
    byId('truncated').textContent = '';
    return;
  }
  const near = state.classes[data.limits.length - 1];
  const keys = [
    element('li', { class: 'key' }, signOf((context, x, y) => drawSign(context, near, x, y, 6.5, true)), element('span', { class: 'name' }, say('atMostKey'))),
    element('li', { class: 'key' }, signOf((context, x, y) => drawPlace(context, x, y, 7, true)), element('span', { class: 'name' }, told(data.categories[state.category].label))),
  ];
  byId('legend').replaceChildren(...rows, ...keys);
  const shares = data.limits.map(limit => say('truncatedPart', minutesOf(data, limit), percent(truncatedHomes(data, limit), data.homes.count)));
  byId('truncated').textContent = say('truncated', shares.join(language === 'zh' ? '，' : ', '));
}

function bar(share, colour) {
  const fill = element('span', {});
  fill.style.width = `${100 * share}%`;
  fill.style.background = colour;
  return element('span', { class: 'bar', 'aria-hidden': 'true' }, fill);
}

function truncatedHomes(data, limit) {
  let count = 0;
  for (let home = 0; home < data.homes.count; home++) if ((data.homes.escape(home) ?? Infinity) <= limit) count++;
  return count;
}

function peopleOf(data, home) {
  const tenths = data.homes.people(home);
  if (tenths === null) return say('peopleUnknown');
  return say(data.homes.estimated[home] ? 'aboutPeople' : 'people', number(tenths / 10));
}

/** The selected home: its people, and the nearest place of every category, nearest first. */
function showHome(data, state, choose, clear) {
  if (state.home === null) {
    byId('home').replaceChildren(element('p', { class: 'note' }, say('pickHome')));
    return;
  }
  const doors = data.homes.doors;
  const isOff = doors.start[state.home] === doors.start[state.home + 1];
  byId('home').replaceChildren(
    element('div', { class: 'card' },
      element('div', { class: 'card-head' },
        element('strong', {}, data.homes.label[state.home]),
        element('button', { type: 'button', class: 'quiet', onclick: clear }, say('clear'))),
      element('p', { class: 'note' }, isOff ? say('offNetwork') : peopleOf(data, state.home)),
      element('p', { class: 'route', id: 'route' }, state.routeText)),
    element('h3', {}, say('nearestTitle')),
    element('ol', { class: 'nearest' }, ...nearestRows(data, state, choose)));
}

function nearestRows(data, state, choose) {
  const rows = data.categories.map((category, i) => ({ category, i, way: state.nearest[i] }));
  const order = row => (row.way ? row.way.ticks : row.category.walks ? Infinity : Number.MAX_VALUE);
  rows.sort((a, b) => (order(a) === order(b) ? a.i - b.i : order(a) - order(b)));
  return rows.map(({ category, i, way }) => {
    const found = classify(data, state.home, i, way ? way.ticks : null);
    const sign = signOf((context, x, y) => drawSign(context, state.classes.find(c => c.key === found.key), x, y, 6, found.atMost && found.key.startsWith('within')), 18);
    const now = walkInWords(data, state.home, i, way ? way.ticks : null);
    const was = state.was && walkInWords(state.present, state.home, i, state.was[i] ? state.was[i].ticks : null);
    const walk = was && was !== now ? `${was} → ${now}` : now;
    return element('li', {}, element('button', { type: 'button', 'data-key': i, 'aria-pressed': String(i === state.category), onclick: () => choose(i) },
      sign,
      element('span', { class: 'name' }, told(category.label)),
      element('span', { class: 'walk' }, walk),
      element('span', { class: 'place' }, way ? data.facilities.name[way.facility] ?? say('unnamed') : '')));
  });
}

const STATUSES = ['missing', 'short', 'no-data', 'met', 'saturated'];
const FIRST_ROWS = 60;

/** The standards, the counts of each verdict, and the findings with the verdicts asked for. */
function showFindings(data, state, change) {
  const select = byId('standard');
  select.hidden = data.standards.length < 1;
  select.replaceChildren(...data.standards.map((standard, i) => element('option', { value: i }, told(standard.title))));
  select.value = String(state.standard);
  const all = data.standards[state.standard]?.findings ?? [];
  byId('statuses').replaceChildren(...STATUSES.map(status => [status, all.filter(f => f.status === status).length])
    .filter(([, count]) => count)
    .map(([status, count]) => element('button', {
      type: 'button', class: `chip ${status}`, 'data-key': status, 'aria-pressed': String(state.statuses.has(status)),
      onclick: () => change(() => { if (!state.statuses.delete(status)) state.statuses.add(status); }),
    }, `${say(status)} ${count}`)));
  const shown = all.filter(f => !state.statuses.size || state.statuses.has(f.status));
  const rows = shown.slice(0, state.findingRows).map(finding => findingRow(state, finding, change));
  const rest = shown.length - rows.length;
  if (rest > 0) rows.push(element('li', {}, element('button', { type: 'button', class: 'quiet', onclick: () => change(() => { state.findingRows += 4 * FIRST_ROWS; }) }, say('more', rest))));
  byId('findings').replaceChildren(...(rows.length ? rows : [element('li', { class: 'note' }, say('noFindings'))]));
}

function findingRow(state, finding, change) {
  const isCited = told(finding.text).includes(finding.clause);
  const source = isCited ? '' : say('clause', finding.clause);
  const confidence = say(finding.confidence);
  const cited = finding.confidence === 'quoted' ? confidence : say('toConfirm', confidence);
  const body = [
    element('span', { class: `badge ${finding.status}` }, say(finding.status)),
    element('span', { class: 'text' }, told(finding.text)),
    element('span', { class: 'cite' }, [told(finding.circle), source, cited].filter(Boolean).join(' · ')),
  ];
  if (finding.category === null) return element('li', {}, element('div', { class: 'finding' }, ...body));
  return element('li', {}, element('button', { type: 'button', class: 'finding', onclick: () => change(() => {}, finding.category) }, ...body));
}
