// The classes homes are coloured by. What is not known, not reached and not in the data are three classes, never a number.

/** Light to dark for nearer, then orange and red; told apart by lightness and by shape as well as by hue. */
const COLOURS = { near: ['#08407e', '#3a87bd', '#9ccbe4'], beyond: '#f59a3c', unreached: '#a3152a', unknown: '#77736b', noData: '#8d897f' };

/** The classes in the order of the legend. `row` is the limit a class keeps within. */
function classesOf(data) {
  const last = minutesOf(data, data.limits[data.limits.length - 1]);
  const near = data.limits.map((limit, row) => ({
    key: `within-${row}`, row, colour: COLOURS.near[row + COLOURS.near.length - data.limits.length],
    label: () => say('within', minutesOf(data, limit)),
  }));
  // A search that ends at the last limit cannot tell a little too far from not to be reached.
  const looksFarther = data.horizon > data.limits[data.limits.length - 1];
  return [
    ...near,
    ...(looksFarther ? [{ key: 'beyond', colour: COLOURS.beyond, label: () => say('over', last) }] : []),
    { key: 'unreached', colour: COLOURS.unreached, label: () => say('unreached', minutesOf(data, data.horizon)) },
    { key: 'unknown', colour: COLOURS.unknown, label: () => say('unknown') },
    { key: 'no-data', colour: COLOURS.noData, label: () => say('noData') },
  ];
}

/**
 * The class of a home for a category, from its walk in ticks (null when none was reached): the key of the class, and
 * whether the walk is only an upper bound because a shorter one may lie beyond the data.
 *
 * A home whose walk leaves the data within the last limit can be met, never missing: past the limit it is unknown.
 */
function classify(data, home, category, ticks) {
  const doors = data.homes.doors;
  if (!data.categories[category].walks || doors.start[home] === doors.start[home + 1]) return { key: 'no-data', atMost: false };
  const escape = data.homes.escape(home);
  const row = ticks === null ? -1 : data.limits.findIndex(limit => ticks <= limit);
  const atMost = escape !== null && (ticks === null || escape < ticks);
  if (row >= 0) return { key: `within-${row}`, atMost };
  if (data.sparse) return { key: 'no-data', atMost };
  if (escape !== null && escape <= data.limits[data.limits.length - 1]) return { key: 'unknown', atMost };
  const isReached = ticks !== null || (escape !== null && escape <= data.horizon);
  return { key: isReached && data.horizon > data.limits[data.limits.length - 1] ? 'beyond' : 'unreached', atMost };
}

/** The class of every home for a category, and how many homes and people are in each. */
function classifyAll(data, classes, category) {
  const place = new Map(classes.map((c, i) => [c.key, i]));
  const { walks } = data.categories[category];
  const classOf = new Uint8Array(data.homes.count);
  const atMost = new Uint8Array(data.homes.count);
  const totals = classes.map(() => ({ homes: 0, people: 0 }));
  for (let home = 0; home < data.homes.count; home++) {
    const found = classify(data, home, category, walks ? walks(home) : null);
    classOf[home] = place.get(found.key);
    atMost[home] = found.atMost && found.key.startsWith('within') ? 1 : 0;
    totals[classOf[home]].homes++;
    totals[classOf[home]].people += (data.homes.people(home) ?? 0) / 10;
  }
  return { classOf, atMost, totals };
}

/** A walk in words: a time, a bound, or why there is none. */
function walkInWords(data, home, category, ticks) {
  const { key, atMost } = classify(data, home, category, ticks);
  if (key === 'no-data') return say('noData');
  if (key === 'unknown') return ticks === null ? say('unknown') : `${say('unknown')} (${say('atMost', duration(data, ticks))})`;
  if (ticks === null) return key === 'beyond' ? say('over', minutesOf(data, data.limits[data.limits.length - 1])) : say('unreached', minutesOf(data, data.horizon));
  return atMost ? say('atMost', duration(data, ticks)) : duration(data, ticks);
}

/** Draws the sign of a class around a point: discs, a cross, a half disc, a ring. */
function drawSign(context, { key, colour }, x, y, radius, atMost) {
  if (drawChange(context, { key, colour }, x, y, radius)) return;
  const turn = 2 * Math.PI;
  context.lineWidth = Math.max(0.7, radius / 5);
  if (key === 'unreached') {
    const arm = radius * 0.85;
    context.lineWidth = Math.max(1.4, radius / 2.2);
    context.strokeStyle = colour;
    context.beginPath();
    context.moveTo(x - arm, y - arm); context.lineTo(x + arm, y + arm);
    context.moveTo(x + arm, y - arm); context.lineTo(x - arm, y + arm);
    context.stroke();
    return;
  }
  const isHollow = key === 'unknown' || key === 'no-data';
  context.beginPath();
  context.arc(x, y, radius, 0, turn);
  context.fillStyle = isHollow ? '#ffffff' : colour;
  context.fill();
  context.strokeStyle = isHollow ? colour : 'rgba(25, 35, 50, 0.55)';
  context.stroke();
  if (key === 'unknown') {
    context.beginPath();
    context.arc(x, y, radius, turn / 4, 3 * turn / 4);
    context.fillStyle = colour;
    context.fill();
  }
  if (atMost && radius > 2) {
    context.beginPath();
    context.arc(x, y, Math.max(0.9, radius * 0.32), 0, turn);
    context.fillStyle = '#ffffff';
    context.fill();
  }
}

/** Draws the sign of a place: a diamond. */
function drawPlace(context, x, y, radius, isMain) {
  context.beginPath();
  context.moveTo(x, y - radius); context.lineTo(x + radius, y); context.lineTo(x, y + radius); context.lineTo(x - radius, y);
  context.closePath();
  context.fillStyle = isMain ? '#1c1b22' : '#6e6a80';
  context.fill();
  context.strokeStyle = '#ffffff';
  context.lineWidth = Math.min(isMain ? 1.2 : 0.7, radius / 4);
  context.stroke();
}
