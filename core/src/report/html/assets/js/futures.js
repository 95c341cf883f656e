// What comes after the present: each future as far as it differs, who gains and who loses, and how that is drawn.

/** Blue and up for a gain, red and down for a loss; hollow where it is not for sure. */
const CHANGES = [
  { key: 'gains', colour: '#1f6fa8' }, { key: 'may-gain', colour: '#1f6fa8' }, { key: 'loses', colour: '#a3152a' },
  { key: 'may-lose', colour: '#a3152a' }, { key: 'both', colour: '#6a3d9a' }, { key: 'same', colour: '#8d897f' },
].map(kind => ({ ...kind, label: () => say(kind.key) }));

/** The times of a map: the present, and a function that opens the future after so many steps, each once. */
function timesOf(present) {
  const futures = present.raw.futures ?? [];
  const opened = [];
  const at = step => {
    if (opened[step]) return opened[step];
    const earlier = step ? at(step - 1).data : present;
    const { label, then: { walks, ...then }, opened: isNew, closed, changes } = futures[step];
    const categories = earlier.raw.categories.map((c, i) => (i in walks ? { ...c, walks: walks[i] } : c));
    const data = decode({ ...earlier.raw, ...then, categories }, earlier);
    opened[step] = { label, data, opened: column(isNew), closed: column(closed), changes: changes.map(changeOf) };
    return opened[step];
  };
  return { count: futures.length, label: step => futures[step].label, at };
}

function changeOf({ title, category, home, move }) {
  return { title, category, home: column(home), move: column(move) };
}

/** What becomes of every home: of one requirement, or of any (null), where one may gain something and lose something else. */
function changeView(data, future, requirement) {
  const classOf = new Uint8Array(data.homes.count);
  const bits = new Uint8Array(data.homes.count);
  const changes = requirement === null ? future.changes : [future.changes[requirement]];
  for (const { home, move } of changes) home.forEach((row, i) => { bits[row] |= 1 << move[i]; });
  const totals = CHANGES.map(() => ({ homes: 0, people: 0 }));
  for (let home = 0; home < data.homes.count; home++) {
    const [gains, loses] = [bits[home] & 3, bits[home] & 12];
    const key = gains && loses ? 'both' : gains ? (gains & 1 ? 'gains' : 'may-gain') : loses ? (loses & 4 ? 'loses' : 'may-lose') : 'same';
    classOf[home] = CHANGES.findIndex(kind => kind.key === key);
    totals[classOf[home]].homes++;
    totals[classOf[home]].people += (data.homes.people(home) ?? 0) / 10;
  }
  return { classOf, atMost: new Uint8Array(data.homes.count), totals };
}

/** Draws the sign of a change around a point; whether it was one. */
function drawChange(context, { key, colour }, x, y, radius) {
  const at = CHANGES.findIndex(kind => kind.key === key);
  if (at < 0) return false;
  context.beginPath();
  if (key === 'same') context.arc(x, y, Math.max(0.8, radius * 0.45), 0, 2 * Math.PI);
  else if (key === 'both') context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  else {
    const up = at < 2 ? -1 : 1;
    context.moveTo(x, y + 1.15 * up * radius);
    context.lineTo(x + 1.1 * radius, y - 0.8 * up * radius);
    context.lineTo(x - 1.1 * radius, y - 0.8 * up * radius);
    context.closePath();
  }
  const isHollow = key.startsWith('may');
  context.lineWidth = isHollow ? Math.max(1.2, radius / 3) : Math.max(0.6, radius / 6);
  context.fillStyle = isHollow ? '#ffffff' : colour;
  context.fill();
  context.strokeStyle = isHollow ? colour : 'rgba(25, 35, 50, 0.55)';
  if (key !== 'same') context.stroke();
  return true;
}

/** Draws the sign of a place that opens, a plus, or that closes, a cross, each on a disc. */
function drawMoved(context, x, y, radius, opens) {
  const arm = radius * 0.55;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = opens ? '#0b6b4f' : '#1c1b22';
  context.fill();
  context.strokeStyle = '#ffffff';
  context.lineWidth = Math.max(1, radius / 4);
  context.stroke();
  context.beginPath();
  const tilt = opens ? 0 : arm * 0.75;
  context.moveTo(x - (tilt || arm), y - tilt); context.lineTo(x + (tilt || arm), y + tilt);
  context.moveTo(x + tilt, y - (tilt || arm)); context.lineTo(x - tilt, y + (tilt || arm));
  context.stroke();
}

/** The places that open and close, where the change is shown. */
function movedLayer(data, state, present, future) {
  const points = (rows, { x, y }) => projectAll(Float64Array.from(rows, row => y[row]), Float64Array.from(rows, row => x[row]));
  const [opened, closed] = [points(future.opened, data.facilities), points(future.closed, present.facilities)];
  return new Painted((context, view) => {
    if (state.when !== 'change') return;
    const radius = 1.6 * radiusOf('place', view.zoom, state.isLarge);
    eachPoint(view, closed, 2 * radius, (_, x, y) => drawMoved(context, x, y, radius, false));
    eachPoint(view, opened, 2 * radius, (_, x, y) => drawMoved(context, x, y, radius, true));
  }, { zIndex: 5 });
}

/** The state a fragment of the address asks for: `#after`, `#change-2`; null for any other. */
function timeAsked(fragment, count) {
  const found = /^#(before|after|change)(?:-(\d+))?$/.exec(fragment);
  const step = found?.[2] ? Number(found[2]) - 1 : count - 1;
  return found && step >= 0 && step < count ? { when: found[1], step } : null;
}
