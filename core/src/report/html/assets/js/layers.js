// What is drawn on the map: land, network, reach, homes and places on canvas tiles; the route on top.

/** Web Mercator at zoom 0: the whole world in 256 pixels. */
function project(y, x) {
  const sin = Math.min(Math.max(Math.sin(y * Math.PI / 180), -0.99999), 0.99999);
  return [(x + 180) / 360 * 256, (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 256];
}

/** Points of the data in world pixels. */
function projectAll(ys, xs) {
  const [px, py] = [new Float64Array(xs.length), new Float64Array(xs.length)];
  for (let i = 0; i < xs.length; i++) [px[i], py[i]] = project(ys[i], xs[i]);
  return { px, py };
}

/** Lines in world pixels, with the box of each. */
function projectLines({ start, x, y }) {
  const { px, py } = projectAll(y, x);
  const count = start.length - 1;
  const box = new Float64Array(4 * count);
  for (let line = 0; line < count; line++) {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = start[line]; i < start[line + 1]; i++) {
      west = Math.min(west, px[i]); east = Math.max(east, px[i]);
      north = Math.min(north, py[i]); south = Math.max(south, py[i]);
    }
    box.set([west, north, east, south], 4 * line);
  }
  return { start, px, py, box, count };
}

/** Lines given as lists of [latitude, longitude]. */
function packLines(list) {
  return projectLines({
    start: starts(list.map(line => line.length)),
    y: Float64Array.from(list.flatMap(line => line.map(point => point[0]))),
    x: Float64Array.from(list.flatMap(line => line.map(point => point[1]))),
  });
}

/** A layer of canvas tiles that one function paints; `repaint` paints the tiles anew where they are. */
const Painted = L.GridLayer.extend({
  initialize(paint, options) {
    this.paint = paint;
    L.GridLayer.prototype.initialize.call(this, { tileSize: 512, noWrap: true, updateWhenZooming: false, maxZoom: 20, ...options });
  },
  createTile(coords) {
    const canvas = document.createElement('canvas');
    const size = this.getTileSize().x;
    const ratio = Math.min(window.devicePixelRatio || 1, 3);
    canvas.width = canvas.height = size * ratio;
    this.paintTile(canvas, coords);
    return canvas;
  },
  paintTile(canvas, coords) {
    const size = this.getTileSize().x;
    const context = canvas.getContext('2d');
    const ratio = canvas.width / size;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size, size);
    context.lineCap = context.lineJoin = 'round';
    this.paint(context, { size, zoom: coords.z, scale: 2 ** coords.z, left: coords.x * size, top: coords.y * size });
  },
  repaint() {
    for (const tile of Object.values(this._tiles || {})) this.paintTile(tile.el, tile.coords);
  },
});

/** Adds to the path every line that may touch the tile. */
function traceLines(context, view, lines, margin, close) {
  const { scale, left, top, size } = view;
  const [west, north] = [(left - margin) / scale, (top - margin) / scale];
  const [east, south] = [(left + size + margin) / scale, (top + size + margin) / scale];
  for (let line = 0; line < lines.count; line++) {
    const at = 4 * line;
    if (lines.box[at] > east || lines.box[at + 2] < west || lines.box[at + 1] > south || lines.box[at + 3] < north) continue;
    const first = lines.start[line];
    context.moveTo(lines.px[first] * scale - left, lines.py[first] * scale - top);
    for (let i = first + 1; i < lines.start[line + 1]; i++) context.lineTo(lines.px[i] * scale - left, lines.py[i] * scale - top);
    if (close) context.closePath();
  }
}

/** Calls `draw(index, x, y)` for every point that may touch the tile. */
function eachPoint(view, { px, py }, margin, draw) {
  const { scale, left, top, size } = view;
  for (let i = 0; i < px.length; i++) {
    const [x, y] = [px[i] * scale - left, py[i] * scale - top];
    if (x > -margin && y > -margin && x < size + margin && y < size + margin) draw(i, x, y);
  }
}

/** Half the width of homes and of places, from zoom 12 to 19. */
const RADII = { home: [1.5, 2, 2.6, 3.4, 4.6, 6.2, 8, 9], place: [1.7, 2.3, 3.4, 4.9, 6, 7.2, 8.4, 9] };

function radiusOf(kind, zoom, isLarge) {
  const radius = RADII[kind][Math.min(Math.max(Math.floor(zoom) - 12, 0), 7)];
  return isLarge ? radius * 1.35 : radius;
}

/** The ground: land, what lies beyond the data, the network, the outline of the data. */
function groundLayer(data, state) {
  const [network, land, extent] = [data.edges.shapes, data.land, data.extent].map(projectLines);
  return new Painted((context, view) => {
    if (state.showLand && land.count) {
      context.beginPath();
      traceLines(context, view, land, 2, true);
      context.fillStyle = '#ece5d3';
      context.fill();
    }
    if (extent.count) {
      context.beginPath();
      context.rect(-4, -4, view.size + 8, view.size + 8);
      traceLines(context, view, extent, Infinity, true);
      context.fillStyle = 'rgba(96, 92, 84, 0.11)';
      context.fill('evenodd');
    }
    context.beginPath();
    traceLines(context, view, network, 4, false);
    context.strokeStyle = view.zoom < 14 ? '#d5cebf' : '#cdc5b4';
    context.lineWidth = Math.min(Math.max((view.zoom - 11) * 0.55, 0.5), 4);
    context.stroke();
    if (extent.count) {
      context.beginPath();
      traceLines(context, view, extent, Infinity, true);
      context.setLineDash([9, 6]);
      context.strokeStyle = '#6b665c';
      context.lineWidth = 1.6;
      context.stroke();
      context.setLineDash([]);
    }
  }, { zIndex: 1 });
}

/** The streets within reach of the selected home, nearer ones over farther ones. */
function reachLayer(state) {
  return new Painted((context, view) => {
    if (!state.showReach) return;
    for (const { lines, colour } of state.reach) {
      context.beginPath();
      traceLines(context, view, lines, 8, false);
      context.strokeStyle = colour;
      context.lineWidth = Math.min(Math.max((view.zoom - 10.5) * 1.1, 1.8), 7);
      context.stroke();
    }
  }, { zIndex: 2 });
}

/** The homes in the colours of their classes; a shortage is drawn over a plenty. */
function homesLayer(data, state) {
  const points = projectAll(data.homes.y, data.homes.x);
  return new Painted((context, view) => {
    const radius = radiusOf('home', view.zoom, state.isLarge);
    const bins = state.kinds.map(() => []);
    eachPoint(view, points, 2 * radius, (home, x, y) => bins[state.view.classOf[home]].push([home, x, y]));
    context.globalAlpha = state.reach.length && state.showReach ? 0.4 : 1;
    const order = ['no-data', 'unknown', 'within-0', 'within-1', 'within-2', 'beyond', 'unreached', ...CHANGES.map(kind => kind.key).reverse()];
    for (const key of order) {
      const at = state.kinds.findIndex(c => c.key === key);
      for (const [home, x, y] of bins[at] || []) drawSign(context, state.kinds[at], x, y, radius, state.view.atMost[home]);
    }
    context.globalAlpha = 1;
  }, { zIndex: 3 });
}

/** The places: those of the category, over those of all others where they are shown. */
function placesLayer(data, state) {
  const points = projectAll(data.facilities.y, data.facilities.x);
  return new Painted((context, view) => {
    const radius = radiusOf('place', view.zoom, state.isLarge);
    const main = [];
    eachPoint(view, points, 2 * radius, (facility, x, y) => {
      if (state.showFacilities && offers(data, facility, state.category)) main.push([x, y]);
      else if (state.showAll) drawPlace(context, x, y, radius * 0.62, false);
    });
    for (const [x, y] of main) drawPlace(context, x, y, radius, true);
  }, { zIndex: 4 });
}

/** Whether a place offers a category. */
function offers(data, facility, category) {
  const { start, category: of } = data.facilities;
  for (let i = start[facility]; i < start[facility + 1]; i++) if (of[i] === category) return true;
  return false;
}
