// Put last into a copy of the page under test, behind walks.js: plays the reader, and writes what it found.
const text = id => document.getElementById(id).textContent;
const visible = element => element.offsetParent !== null;

/** How many pixels of the map's tiles are painted. */
function painted() {
  let count = 0;
  for (const tile of document.querySelectorAll('canvas.leaflet-tile')) {
    const { data } = tile.getContext('2d').getImageData(0, 0, tile.width, tile.height);
    for (let i = 3; i < data.length; i += 4) if (data[i]) count++;
  }
  return count;
}

/** The colours of the homes, against the verdicts of the library. */
function compareClasses() {
  expected.homes.forEach((home, row) => expected.classes[row].forEach((right, category) => {
    const { key } = lifecircle.classOf(home, category);
    const found = key === 'beyond' || key === 'unreached' ? 'far' : key;
    check(found === right, `home ${home}, category ${category}: coloured ${key}, judged ${right}`);
  }));
}

function readPage() {
  for (const language of ['en', 'zh-CN']) {
    document.getElementById('language').click();
    check(document.documentElement.lang === language, `the page says it is ${document.documentElement.lang}, not ${language}`);
    for (const element of document.querySelectorAll('[data-text]')) check(element.textContent.trim(), `no words in ${element.outerHTML}`);
    for (const element of document.querySelectorAll('button, select, input, a[role=button]')) {
      const name = element.getAttribute('aria-label') || element.textContent.trim() || element.labels?.[0]?.textContent.trim();
      check(name, `no name for ${element.outerHTML}`);
    }
  }
}

function useKeyboard() {
  const home = document.getElementById('home');
  document.getElementById('map').focus();
  document.getElementById('map').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  check(home.querySelector('.nearest'), 'Enter on the map selects no home');
  const rows = [...home.querySelectorAll('.nearest button')];
  rows[1]?.focus();
  rows[1]?.click();
  check(document.activeElement.dataset.key === rows[1]?.dataset.key, 'choosing a category loses the place in the list');
  check(text('status').length > 0, 'nothing is announced');
}

function useSwitches() {
  const size = () => parseFloat(getComputedStyle(document.getElementById('status')).fontSize);
  const small = size();
  document.getElementById('elder').click();
  check(size() > small * 1.2, 'the large text is not larger');
  check(document.getElementById('elder').getAttribute('aria-pressed') === 'true', 'the large text is not announced');
  document.getElementById('elder').click();
  for (const id of ['show-facilities', 'show-all', 'show-reach']) {
    const before = painted();
    document.getElementById(id).click();
    check(painted() !== before, `${id} changes nothing`);
    document.getElementById(id).click();
  }
  for (const chip of document.querySelectorAll('#statuses .chip')) {
    document.querySelector(`#statuses [data-key=${chip.dataset.key}]`).click();
    const badges = [...document.querySelectorAll('#findings .badge')];
    check(badges.length && badges.every(badge => badge.classList.contains(chip.dataset.key)), `the filter ${chip.dataset.key} does not filter`);
    document.querySelector(`#statuses [data-key=${chip.dataset.key}]`).click();
  }
}

function stayText() {
  lifecircle.select(0);
  check(text('home').includes('<img src=x onerror='), 'the name of home 0 is not shown as it was written');
  check(!document.querySelector('img, iframe, object, #panel script'), 'something a user wrote became markup');
}

try {
  check(lifecircle.ready, 'the page is not ready');
  check(painted() > 1000, 'nothing is drawn');
  check(text('credit').includes('OpenStreetMap'), 'no attribution');
  check([...document.querySelectorAll('#legend li')].filter(visible).length >= 7, 'no legend');
  const walks = compareWalks();
  compareClasses();
  readPage();
  useKeyboard();
  useSwitches();
  stayText();
  check(performance.getEntriesByType('resource').length === 0, 'the page asked for something');
  tell(walks);
} catch (error) {
  wrong.unshift(String(error.stack));
  tell({});
}
