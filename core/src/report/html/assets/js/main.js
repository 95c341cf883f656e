// Opens the data, builds the map and answers to the reader.

const present = open(byId('data').textContent);
const times = timesOf(present);
/** What is shown: the present, or a future. */
let data = present;
const state = {
  present, when: 'before', step: times.count - 1, future: null, requirement: null, was: null,
  category: data.firstCategory, classes: classesOf(data), kinds: classesOf(data), view: null, standard: 0, statuses: new Set(), findingRows: FIRST_ROWS,
  showFacilities: true, showAll: false, showReach: true, showLand: true, isLarge: false,
  home: null, search: null, nearest: [], reach: [], routeText: '',
};
language = data.language;

const map = L.map('map', { preferCanvas: true, attributionControl: false, fadeAnimation: false, zoomControl: false, minZoom: 3, maxZoom: 20, zoomSnap: 0.5 });
L.control.zoom({ position: 'topright' }).addTo(map);
L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
/** The layers of a time, made when they are first shown. */
const layersOf = new Map();
let layers = {};
const drawing = L.layerGroup();

/** The box of what matters: the homes, else the places, the extent or the network. */
function boxOf() {
  const box = L.latLngBounds([]);
  for (const { x, y } of [data.homes, data.facilities, data.extent, data.edges.shapes]) {
    for (let i = 0; i < x.length; i++) box.extend([y[i], x[i]]);
    if (box.isValid()) return box.pad(0.03);
  }
  return L.latLngBounds([[-60, -170], [75, 170]]);
}

function repaint(...names) {
  for (const name of names) layers[name]?.repaint();
}

function makeLayers() {
  const ground = { ground: groundLayer(data, state) };
  if (!data.categories.length) return ground;
  const all = { ...ground, reach: reachLayer(state), homes: homesLayer(data, state), places: placesLayer(data, state) };
  return state.future ? { ...all, moved: movedLayer(data, state, present, state.future) } : all;
}

/** Puts the layers of the time that is shown on the map, in the place of those of another. */
function swapLayers() {
  for (const layer of Object.values(layers)) layer.remove();
  if (!layersOf.has(data)) layersOf.set(data, makeLayers());
  layers = layersOf.get(data);
  for (const layer of Object.values(layers)) layer.addTo(map);
}

/** Colours the homes: by their walks, or by what becomes of them. */
function classifyHomes() {
  const isChange = state.when === 'change';
  state.kinds = isChange ? CHANGES : state.classes;
  state.view = isChange ? changeView(data, state.future, state.requirement) : classifyAll(data, state.classes, state.category);
}

/** Shows the present (`before`), the time after a step (`after`), or what changes until then (`change`). */
function setTime(when, step = state.step) {
  if (!times.count) return;
  const requirement = state.future && state.requirement !== null ? told(state.future.changes[state.requirement].title) : null;
  Object.assign(state, { when, step, future: when === 'before' ? null : times.at(step) });
  const kept = state.future ? state.future.changes.findIndex(change => told(change.title) === requirement) : -1;
  state.requirement = kept < 0 ? null : kept;
  data = state.future ? state.future.data : present;
  classifyHomes();
  swapLayers();
  map.closePopup();
  // What was searched for the home was searched in another time.
  const home = state.home;
  state.home = null;
  showAll();
  select(home);
  sayTime();
}

/** Says aloud what is shown. */
function sayTime() {
  const homes = keys => number(CHANGES.reduce((sum, kind, i) => sum + (keys.includes(kind.key) ? state.view.totals[i].homes : 0), 0));
  const step = state.future ? told(state.future.label) : '';
  byId('status').textContent = state.when !== 'change' ? [say(state.when), step].filter(Boolean).join(' · ')
    : say('changeStatus', step, homes(['gains', 'may-gain', 'both']), homes(['loses', 'may-lose', 'both']));
}

/** Shows what becomes of one requirement, or of any (null). */
function setRequirement(requirement) {
  state.requirement = requirement;
  setCategory(requirement === null ? state.category : state.future.changes[requirement].category ?? state.category);
  sayTime();
}

/** Shows another category: colours, legend, places, and the route of the selected home. */
function setCategory(category) {
  state.category = category;
  byId('category').value = String(category);
  if (data.categories.length) {
    classifyHomes();
    showLegend(data, state);
  }
  repaint('homes', 'places');
  if (state.home !== null) showSelection();
}

/** Selects a home (null for none): searches from its doors and shows what it reaches. */
function select(home) {
  if (home !== null && !(home >= 0 && home < data.homes.count)) return;
  state.home = home;
  state.search = home === null ? null : searchFrom(data, home);
  state.nearest = home === null ? [] : nearestPlaces(data, state.search);
  state.was = home === null || state.when !== 'change' ? null : nearestPlaces(present, searchFrom(present, home));
  const reached = home === null ? [] : reachedLines(data, state.search).filter(({ lines }) => lines.length);
  state.reach = reached.map(({ row, lines }) => ({ lines: packLines(lines), colour: state.classes[row].colour }));
  repaint('reach', 'homes');
  showSelection();
}

/** Shows another category from the list of a home, with its whole route in view. */
function choose(category) {
  setCategory(category);
  const way = state.nearest[category];
  if (!way) return;
  const box = L.latLngBounds(routeOf(data, state.search, way).line);
  if (!map.getBounds().contains(box)) map.fitBounds(box.pad(0.2), { maxZoom: map.getZoom() });
}

/** Draws the selected home and its route to the nearest place of the category, and says both. */
function showSelection() {
  drawing.clearLayers();
  const way = state.home === null ? null : state.nearest[state.category];
  const route = way && routeOf(data, state.search, way);
  state.routeText = state.home === null ? '' : routeInWords(way, route);
  keepFocus('home', () => showHome(data, state, choose, () => select(null)));
  byId('status').textContent = state.routeText;
  if (state.home === null) return;
  if (route) drawRoute(route, way.facility);
  const at = [data.homes.y[state.home], data.homes.x[state.home]];
  drawing.addLayer(L.circleMarker(at, { interactive: false, radius: 10, color: '#ffffff', weight: 6, fill: false }));
  drawing.addLayer(L.circleMarker(at, { interactive: false, radius: 10, color: '#1c1b22', weight: 3, fill: false }));
}

function drawRoute(route, facility) {
  const style = { interactive: false, lineCap: 'round', lineJoin: 'round' };
  drawing.addLayer(L.polyline([route.line, ...route.links], { ...style, color: '#ffffff', weight: 9, opacity: 0.95 }));
  drawing.addLayer(L.polyline(route.line, { ...style, color: '#b0127b', weight: 4.5 }));
  drawing.addLayer(L.polyline(route.links, { ...style, color: '#b0127b', weight: 3, dashArray: '2 6' }));
  const end = [data.facilities.y[facility], data.facilities.x[facility]];
  drawing.addLayer(L.circleMarker(end, { interactive: false, radius: 9, color: '#b0127b', weight: 3, fill: false }));
}

function routeInWords(way, route) {
  const category = told(data.categories[state.category].label);
  const walk = walkInWords(data, state.home, state.category, way ? way.ticks : null);
  const name = way && (data.facilities.name[way.facility] ?? say('unnamed'));
  return way ? say('routeStatus', category, name, walk, distance(route.metres)) : say('noRoute', category, walk);
}

/** Selects a home and brings its card into the panel's view. */
function selectAndShow(home) {
  map.closePopup();
  // From afar a quarter of an hour is a dot.
  if (map.getZoom() < 14) map.setView([data.homes.y[home], data.homes.x[home]], 15, { animate: false });
  select(home);
  byId('home-heading').scrollIntoView({ block: 'start' });
}

/** The nearest of some points to a place on the screen, with its distance in pixels. */
function nearestPoint({ x, y }, point, accept = () => true) {
  const [scale, origin] = [2 ** map.getZoom(), map.getPixelOrigin()];
  const at = map.latLngToLayerPoint(map.containerPointToLatLng(point)).add(origin);
  let best = { index: null, pixels: Infinity };
  for (let i = 0; i < x.length; i++) {
    const [px, py] = project(y[i], x[i]);
    const pixels = Math.hypot(px * scale - at.x, py * scale - at.y);
    if (pixels < best.pixels && accept(i)) best = { index: i, pixels };
  }
  return best;
}

/** A click: the place under it, else the home. */
function pick(event) {
  const reach = matchMedia('(pointer: coarse)').matches ? 26 : 16;
  const home = nearestPoint(data.homes, event.containerPoint);
  const [opened, closed] = state.when === 'change' ? [state.future.opened, state.future.closed] : [[], []];
  const isShown = i => state.showAll || opened.includes(i) || (state.showFacilities && offers(data, i, state.category));
  const place = nearestPoint(data.facilities, event.containerPoint, isShown);
  const gone = nearestPoint(present.facilities, event.containerPoint, i => closed.includes(i));
  if (gone.pixels < Math.min(reach, home.pixels, place.pixels)) showPlace(gone.index, present, say('closesHere', ''));
  else if (place.pixels < Math.min(reach, home.pixels)) showPlace(place.index, data);
  else if (home.pixels < reach) selectAndShow(home.index);
}

function showPlace(facility, { facilities, categories }, note = '') {
  const { start, category, name, x, y } = facilities;
  const kinds = [...category.slice(start[facility], start[facility + 1])].map(c => told(categories[c].label));
  const text = element('div', {}, note, element('strong', {}, name[facility] ?? say('unnamed')), element('br'), kinds.join(language === 'zh' ? '、' : ', '));
  L.popup({ autoPan: false }).setLatLng([y[facility], x[facility]]).setContent(text).openOn(map);
}

function centerHome() {
  const { index } = nearestPoint(data.homes, map.getSize().divideBy(2));
  if (index !== null) selectAndShow(index);
}

/** Lists the homes whose label holds what was typed. */
function find() {
  const asked = byId('find').value.trim().toLowerCase();
  const found = [];
  for (let home = 0; asked && home < data.homes.count && found.length < 12; home++) {
    if (data.homes.label[home].toLowerCase().includes(asked)) found.push(home);
  }
  const rows = found.map(home => element('li', {}, element('button', {
    type: 'button', onclick: () => { map.panTo([data.homes.y[home], data.homes.x[home]], { animate: false }); selectAndShow(home); byId('found').replaceChildren(); },
  }, data.homes.label[home])));
  byId('found').replaceChildren(...(asked && !rows.length ? [element('li', { class: 'note' }, say('noneFound'))] : rows));
}

function showAll() {
  showTexts(data);
  showTimes(times, state, setTime);
  showRequirements(state);
  showCategories(data, state);
  showFindings(data, state, changeFindings);
  setCategory(state.category);
  if (state.home === null) showHome(data, state);
}

function changeFindings(change, category) {
  change();
  if (category !== undefined) setCategory(category);
  keepFocus('statuses', () => keepFocus('findings', () => showFindings(data, state, changeFindings)));
}

/** Shows the time that the fragment of the address asks for, if any. */
function followFragment() {
  const asked = timeAsked(location.hash, times.count);
  if (asked) setTime(asked.when, asked.step);
}

function listen() {
  byId('category').addEventListener('change', event => setCategory(Number(event.target.value)));
  byId('step').addEventListener('change', event => setTime(state.when, Number(event.target.value)));
  byId('requirement').addEventListener('change', event => setRequirement(event.target.value === '' ? null : Number(event.target.value)));
  window.addEventListener('hashchange', followFragment);
  byId('standard').addEventListener('change', event => changeFindings(() => { state.standard = Number(event.target.value); state.findingRows = FIRST_ROWS; }));
  byId('find').addEventListener('input', find);
  byId('center-home').addEventListener('click', centerHome);
  byId('print').addEventListener('click', () => window.print());
  byId('language').addEventListener('click', () => { language = language === 'zh' ? 'en' : 'zh'; showAll(); });
  byId('elder').addEventListener('click', () => {
    state.isLarge = document.documentElement.classList.toggle('large');
    byId('elder').setAttribute('aria-pressed', String(state.isLarge));
    map.invalidateSize();
    repaint('homes', 'places', 'moved');
  });
  const switches = { 'show-facilities': ['showFacilities', 'places'], 'show-all': ['showAll', 'places'], 'show-reach': ['showReach', 'reach', 'homes'], 'show-land': ['showLand', 'ground'] };
  for (const [id, [key, ...names]] of Object.entries(switches)) {
    byId(id).addEventListener('change', event => { state[key] = event.target.checked; repaint(...names); });
  }
  byId('map').addEventListener('keydown', event => { if (event.key === 'Enter') centerHome(); });
  map.on('click', pick);
  for (const event of ['beforeprint', 'afterprint', 'resize']) window.addEventListener(event, () => map.invalidateSize());
}

byId('land-switch').hidden = data.land.start.length < 2;
if (data.categories.length) classifyHomes();
map.fitBounds(boxOf(), { padding: [12, 12], animate: false });
swapLayers();
drawing.addTo(map);
listen();
showAll();
followFragment();
// What is painted now stands on the screen in the frame after the next: for whoever waits for the page, or measures it.
requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('lifecircle-drawn')));

/** For tests and for those who look under the bonnet. */
window.lifecircle = {
  homes: data.homes.count, categories: data.categories.map(c => c.id), map,
  nearest: home => nearestPlaces(data, searchFrom(data, home)).map(way => way && { facility: way.facility, ticks: way.ticks }),
  route: (home, category) => { const search = searchFrom(data, home); const way = nearestPlaces(data, search)[category]; return way && routeOf(data, search, way); },
  classOf: (home, category) => classify(data, home, category, data.categories[category].walks?.(home) ?? null),
  walk: (home, category) => data.categories[category].walks?.(home) ?? null,
  becomes: home => (state.when === 'change' ? CHANGES[state.view.classOf[home]].key : null),
  select, show: selectAndShow, setCategory, setTime, setRequirement, ready: true,
};
