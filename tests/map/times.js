// Plays the reader of the page of a plan: before, after each step, and what changes.
(async () => {
  const button = key => document.querySelector(`#when [data-key="${key}"]`);
  const read = () => ({
    pressed: document.querySelector('#when [aria-pressed=true]').dataset.key,
    becomes: Array.from({ length: lifecircle.homes }, (_, home) => lifecircle.becomes(home) ?? null),
    walks: Array.from({ length: lifecircle.homes }, (_, home) => lifecircle.nearest(home).map(way => way && way.ticks)),
    kept: Array.from({ length: lifecircle.homes }, (_, home) => lifecircle.categories.map((_, category) => lifecircle.walk(home, category))),
    moved: [...document.querySelectorAll('#legend .key .name')].map(name => name.textContent),
    said: document.getElementById('status').textContent,
    requirements: document.getElementById('requirement').hidden ? 0 : document.getElementById('requirement').options.length,
    steps: document.getElementById('step').hidden ? 0 : document.getElementById('step').options.length,
  });
  const seen = { before: read() };
  button('after').click();
  seen.after = read();
  button('change').focus();
  button('change').click();
  seen.change = read();
  seen.focus = document.activeElement.dataset.key;
  lifecircle.show(1);
  seen.card = document.getElementById('home').textContent;
  location.hash = '#change-1';
  await new Promise(done => addEventListener('hashchange', () => setTimeout(done), { once: true }));
  seen.first = read();
  document.getElementById('language').click();
  seen.english = document.getElementById('legend').textContent;
  button('before').click();
  seen.again = read();
  document.body.append(Object.assign(document.createElement('pre'), { id: 'probe', textContent: JSON.stringify({ ...seen, heard }) }));
})();
