// The engine's question, asked again in the page: a bounded search from the doors of one home, in whole ticks.

/** A queue of nodes by ticks; a node may stand in it more than once. */
class Heap {
  constructor() { this.ticks = []; this.nodes = []; }

  push(ticks, node) {
    let at = this.ticks.length;
    this.ticks.push(ticks);
    this.nodes.push(node);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.ticks[parent] <= ticks) break;
      this.ticks[at] = this.ticks[parent];
      this.nodes[at] = this.nodes[parent];
      at = parent;
    }
    this.ticks[at] = ticks;
    this.nodes[at] = node;
  }

  /** Takes the nearest; null when there is none. */
  pop() {
    if (!this.ticks.length) return null;
    const top = { ticks: this.ticks[0], node: this.nodes[0] };
    const ticks = this.ticks.pop();
    const node = this.nodes.pop();
    const size = this.ticks.length;
    if (size) this.sink(ticks, node, size);
    return top;
  }

  sink(ticks, node, size) {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.ticks[child + 1] < this.ticks[child]) child++;
      if (this.ticks[child] >= ticks) break;
      this.ticks[at] = this.ticks[child];
      this.nodes[at] = this.nodes[child];
      at = child;
    }
    this.ticks[at] = ticks;
    this.nodes[at] = node;
  }
}

/**
 * Every search node within the horizon of a home: `ticks` (Infinity elsewhere), and how each was reached: by the arc
 * `byArc`, or, where that is -1, by the seed `bySeed` of the home's doors.
 */
function searchFrom(data, home) {
  const { graph, horizon } = data;
  const doors = data.homes.doors;
  const ticks = new Float64Array(graph.nodes).fill(Infinity);
  const byArc = new Int32Array(graph.nodes).fill(-1);
  const bySeed = new Int32Array(graph.nodes).fill(-1);
  const heap = new Heap();
  const [first, last] = [doors.seedStart[doors.start[home]], doors.seedStart[doors.start[home + 1]]];
  for (let seed = first; seed < last; seed++) {
    const [node, t] = [doors.seedNode[seed], doors.seedTicks[seed]];
    if (t > horizon || t >= ticks[node]) continue;
    ticks[node] = t;
    bySeed[node] = seed;
    heap.push(t, node);
  }
  for (let top = heap.pop(); top; top = heap.pop()) {
    if (top.ticks > ticks[top.node]) continue;
    for (let arc = graph.start[top.node]; arc < graph.start[top.node + 1]; arc++) {
      const [node, t] = [graph.to[arc], top.ticks + graph.ticks[arc]];
      if (t > horizon || t >= ticks[node]) continue;
      ticks[node] = t;
      byArc[node] = arc;
      bySeed[node] = -1;
      heap.push(t, node);
    }
  }
  return { home, ticks, byArc, bySeed };
}

/** The best way from the searched home into one place: ticks and how it ends, or null when it is beyond the horizon. */
function wayInto(data, search, facility) {
  const { doors } = data.facilities;
  let best = null;
  for (let door = doors.start[facility]; door < doors.start[facility + 1]; door++) {
    for (let seed = doors.seedStart[door]; seed < doors.seedStart[door + 1]; seed++) {
      const ticks = search.ticks[doors.seedNode[seed]] + doors.seedTicks[seed];
      if (ticks <= data.horizon && (!best || ticks < best.ticks)) best = { ticks, door, seed, from: -1 };
    }
    const straight = alongOneEdge(data, search.home, door);
    if (straight && straight.ticks <= data.horizon && (!best || straight.ticks < best.ticks)) best = straight;
  }
  return best;
}

/** The walk straight along the edge that a door of the home shares with the place's door, or null. */
function alongOneEdge(data, home, door) {
  const [at, from] = [data.facilities.doors, data.homes.doors];
  const edge = data.edges.shared.get(at.edge[door]);
  if (!edge) return null;
  let best = null;
  for (let own = from.start[home]; own < from.start[home + 1]; own++) {
    if (from.edge[own] !== at.edge[door]) continue;
    const metres = at.chainage[door] - from.chainage[own];
    const seconds = metres > 0 ? edge.forward : metres < 0 ? edge.backward : 0;
    if (seconds === Infinity) continue;
    const share = metres === 0 ? 0 : Math.abs(metres) >= edge.length ? seconds : seconds * Math.abs(metres) / edge.length;
    const part = Math.round(data.ticksPerSecond * share);
    const ticks = from.link[own] + part + at.link[door];
    if (!best || ticks < best.ticks) best = { ticks, door, seed: -1, from: own };
  }
  return best;
}

/**
 * The nearest place of every category from the searched home, null where none is within the horizon or there is no
 * data; ties go to the first.
 */
function nearestPlaces(data, search) {
  const nearest = new Array(data.categories.length).fill(null);
  const { start, category } = data.facilities;
  for (let facility = 0; facility < data.facilities.count; facility++) {
    const way = wayInto(data, search, facility);
    if (!way) continue;
    for (let i = start[facility]; i < start[facility + 1]; i++) {
      const best = nearest[category[i]];
      if (data.categories[category[i]].walks && (!best || way.ticks < best.ticks)) nearest[category[i]] = { facility, ...way };
    }
  }
  return nearest;
}
