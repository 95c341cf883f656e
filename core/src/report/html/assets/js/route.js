// Where a walk runs: the edges of its arcs, cut at the doors, and the links between doors and network.

/** The drawn points of an edge from point `first` to point `last` of its shape, both included, either way round. */
function along(data, edge, first, last) {
  const { start, x, y } = data.edges.shapes;
  const points = [];
  const step = first <= last ? 1 : -1;
  for (let i = first; step > 0 ? i <= last : i >= last; i += step) points.push([y[start[edge] + i], x[start[edge] + i]]);
  return points;
}

/** The points of an edge between a door upon it and one of its ends (0 where the drawing starts, 1 where it ends). */
function doorToEnd(data, doors, door, end) {
  const edge = doors.edge[door];
  const { start } = data.edges.shapes;
  const beyond = doors.beyond[door];
  const rest = end ? along(data, edge, beyond, start[edge + 1] - start[edge] - 1) : along(data, edge, beyond - 1, 0);
  return [pointOf(doors, door), ...rest];
}

function pointOf(doors, door) {
  return [doors.pointY[door], doors.pointX[door]];
}

function linkOf(doors, door) {
  return [[doors.y[door], doors.x[door]], pointOf(doors, door)];
}

/** The points of one arc in the direction it is walked. */
function arcPoints(data, arc) {
  const edge = data.graph.edge[arc] >> 1;
  const { start } = data.edges.shapes;
  const last = start[edge + 1] - start[edge] - 1;
  return data.graph.edge[arc] & 1 ? along(data, edge, last, 0) : along(data, edge, 0, last);
}

/** The door a seed belongs to. */
function doorOfSeed(doors, seed) {
  let [low, high] = [0, doors.seedStart.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (doors.seedStart[middle] <= seed) low = middle; else high = middle;
  }
  return low;
}

/** The search node an arc starts at. */
function tailOf(graph, arc) {
  let [low, high] = [0, graph.nodes];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (graph.start[middle] <= arc) low = middle; else high = middle;
  }
  return low;
}

/** A walk as it is drawn: `line` on the network, `links` off it, and `metres` of both. */
function routeOf(data, search, way) {
  const [from, at] = [data.homes.doors, data.facilities.doors];
  const { door: left, line } = way.seed < 0 ? straightLine(data, way) : networkLine(data, search, way);
  const links = [linkOf(from, left), linkOf(at, way.door).reverse()];
  return { ticks: way.ticks, line, links, metres: [line, ...links].reduce((sum, part) => sum + metresOf(part), 0) };
}

function straightLine(data, way) {
  const [from, at] = [data.homes.doors, data.facilities.doors];
  const [edge, a, b] = [at.edge[way.door], from.beyond[way.from], at.beyond[way.door]];
  const between = from.chainage[way.from] <= at.chainage[way.door]
    ? (a < b ? along(data, edge, a, b - 1) : [])
    : (a > b ? along(data, edge, a - 1, b) : []);
  return { door: way.from, line: [pointOf(from, way.from), ...between, pointOf(at, way.door)] };
}

function networkLine(data, search, way) {
  const [from, at] = [data.homes.doors, data.facilities.doors];
  const arcs = [];
  let node = at.seedNode[way.seed];
  for (; search.byArc[node] >= 0; node = tailOf(data.graph, search.byArc[node])) arcs.push(search.byArc[node]);
  const seed = search.bySeed[node];
  const door = doorOfSeed(from, seed);
  const line = doorToEnd(data, from, door, from.seedEnd[seed]);
  for (const arc of arcs.reverse()) line.push(...arcPoints(data, arc));
  line.push(...doorToEnd(data, at, way.door, at.seedEnd[way.seed]).reverse());
  return { door, line };
}

/** Length on the WGS-84 ellipsoid, by the radii of curvature at the middle of each piece. */
function metresOf(line) {
  const [a, e2, radian] = [6378137, 0.006694379990141316, Math.PI / 180];
  let metres = 0;
  for (let i = 1; i < line.length; i++) {
    const [[y0, x0], [y1, x1]] = [line[i - 1], line[i]];
    const sin = Math.sin((y0 + y1) / 2 * radian);
    const n = a / Math.sqrt(1 - e2 * sin * sin);
    const m = n * (1 - e2) / (1 - e2 * sin * sin);
    metres += Math.hypot((y1 - y0) * radian * m, (x1 - x0) * radian * n * Math.sqrt(1 - sin * sin));
  }
  return metres;
}

/**
 * What a home reaches within each limit, as lines cut where time runs out; the last limit first, so that nearer ones are
 * drawn over it.
 */
function reachedLines(data, search) {
  const doors = data.homes.doors;
  const pieces = [];
  for (let door = doors.start[search.home]; door < doors.start[search.home + 1]; door++) {
    for (let seed = doors.seedStart[door]; seed < doors.seedStart[door + 1]; seed++) {
      pieces.push([doors.link[door], doors.seedTicks[seed] - doors.link[door], doorToEnd(data, doors, door, doors.seedEnd[seed])]);
    }
  }
  const last = data.limits[data.limits.length - 1];
  for (let node = 0; node < data.graph.nodes; node++) {
    if (search.ticks[node] > last) continue;
    for (let arc = data.graph.start[node]; arc < data.graph.start[node + 1]; arc++) {
      pieces.push([search.ticks[node], data.graph.ticks[arc], arcPoints(data, arc)]);
    }
  }
  return data.limits.map((limit, row) => ({
    row,
    lines: pieces.filter(([from]) => from <= limit).map(([from, ticks, line]) => cut(line, ticks > limit - from ? (limit - from) / ticks : 1)),
  })).reverse();
}

/** The first `share` of a line by length. */
function cut(line, share) {
  if (share >= 1) return line;
  const lengths = line.slice(1).map((point, i) => metresOf([line[i], point]));
  let rest = share * lengths.reduce((sum, length) => sum + length, 0);
  const kept = [line[0]];
  for (let i = 0; i < lengths.length; i++) {
    if (lengths[i] > rest) {
      const [part, [y0, x0], [y1, x1]] = [rest / lengths[i], line[i], line[i + 1]];
      return [...kept, [y0 + (y1 - y0) * part, x0 + (x1 - x0) * part]];
    }
    rest -= lengths[i];
    kept.push(line[i + 1]);
  }
  return kept;
}
