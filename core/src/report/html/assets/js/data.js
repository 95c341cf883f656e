// The data as it came, and as the page uses it: packed text becomes typed arrays.

/** Bytes of base64 text. */
function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

/** The numbers of a packed column: `u` varints, `d` zigzag deltas, `f` 64-bit floats. */
function column(packed) {
  const colon = packed.indexOf(':');
  const rows = Number(packed.slice(1, colon));
  const bytes = bytesOf(packed.slice(colon + 1));
  if (packed[0] === 'f') return floats(bytes, rows);
  const values = new Float64Array(rows);
  const isDelta = packed[0] === 'd';
  for (let row = 0, at = 0, last = 0; row < rows; row++) {
    // Products, not shifts: a varint may pass 32 bits.
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) break;
    }
    if (isDelta) value = last += value % 2 ? -(value + 1) / 2 : value / 2;
    values[row] = value;
  }
  return values;
}

function floats(bytes, rows) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: rows }, (_, row) => view.getFloat64(8 * row, true));
}

/** Where each group starts, from the sizes of the groups; one more than there are groups. */
function starts(sizes) {
  const start = new Uint32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i++) start[i + 1] = start[i] + sizes[i];
  return start;
}

/** A column in which 0 is nothing: the value of a row, or null. */
function optional(packed) {
  const values = column(packed);
  return row => (values[row] ? values[row] - 1 : null);
}

/** Degrees from whole numbers of 1e-7 degree. */
function degrees(packed) {
  return column(packed).map(value => value / 1e7);
}

function lines(packed) {
  return { start: starts(column(packed.count)), x: degrees(packed.x), y: degrees(packed.y) };
}

function doors(packed) {
  return {
    start: starts(column(packed.count)),
    x: degrees(packed.x), y: degrees(packed.y), pointX: degrees(packed.pointX), pointY: degrees(packed.pointY),
    edge: Uint32Array.from(column(packed.edge)), beyond: Uint32Array.from(column(packed.beyond)),
    chainage: column(packed.chainage), link: column(packed.link), seedStart: starts(column(packed.seedCount)),
    seedNode: Uint32Array.from(column(packed.seedNode)), seedTicks: column(packed.seedTicks),
    seedEnd: Uint8Array.from(column(packed.seedEnd)),
  };
}

/** The network as it is drawn; `shapes` are those of the time before, where the data says nothing of them. */
function edgesOf(packed, shapes) {
  const shared = new Map();
  const [forward, backward, length] = ['sharedForward', 'sharedBackward', 'sharedLength'].map(name => column(packed[name]));
  column(packed.shared).forEach((edge, row) => {
    shared.set(edge, { forward: forward[row], backward: backward[row], length: length[row] });
  });
  return { shapes: packed.shapes ? lines(packed.shapes) : shapes, shared };
}

function graphOf(packed) {
  return {
    nodes: packed.nodes, start: starts(column(packed.degree)), to: Uint32Array.from(column(packed.to)),
    ticks: column(packed.ticks), edge: Uint32Array.from(column(packed.edge)),
  };
}

function homesOf(packed) {
  return {
    count: packed.label.length, x: degrees(packed.x), y: degrees(packed.y), label: packed.label,
    people: optional(packed.people), estimated: column(packed.estimated), escape: optional(packed.escape), doors: doors(packed.doors),
  };
}

function facilitiesOf(packed) {
  return {
    count: packed.name.length, x: degrees(packed.x), y: degrees(packed.y), name: packed.name,
    start: starts(column(packed.categoryCount)), category: Uint32Array.from(column(packed.category)),
    doors: doors(packed.doors),
  };
}

/** Everything the page shows and searches. */
function open(text) {
  const raw = JSON.parse(text);
  if (raw.version !== 1) throw new Error(`the data of this map has layout ${raw.version}, not 1`);
  return decode(raw, null);
}

/** Raw data as the page uses it; what it shares with an earlier time is not decoded twice. */
function decode(raw, earlier) {
  const part = (name, make) => (earlier && earlier.raw[name] === raw[name] ? earlier[name] : make(raw[name], earlier?.[name]));
  const same = i => earlier && earlier.raw.categories[i] === raw.categories[i];
  return {
    ...raw,
    raw,
    categories: raw.categories.map((c, i) => (same(i) ? earlier.categories[i] : { ...c, walks: c.walks && optional(c.walks) })),
    graph: part('graph', graphOf),
    edges: part('edges', (packed, before) => edgesOf(packed, before?.shapes)),
    homes: part('homes', homesOf),
    facilities: part('facilities', facilitiesOf),
    extent: part('extent', lines),
    land: part('land', lines),
  };
}
