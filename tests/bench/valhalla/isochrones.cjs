// Isochrones of many places by Valhalla, on two threads: node isochrones.cjs CONFIG PLACES
// PLACES is a JSON file of [[lon, lat], ...]. Prints {"seconds": of the best of three runs, "areas": of each place}.
const fs = require("node:fs");
const { Actor } = require("@valhallajs/valhallajs");

const THREADS = 2;
const [config, places] = process.argv.slice(2).map((path) => JSON.parse(fs.readFileSync(path, "utf8")));
const actors = Array.from({ length: THREADS }, () => new Actor(config));

function question([lon, lat]) {
  return JSON.stringify({
    locations: [{ lon, lat }],
    costing: "pedestrian",
    costing_options: { pedestrian: { walking_speed: 4.5 } },
    contours: [{ time: 15 }],
    polygons: true,
  });
}

// The answers as text: to read them is no part of the work.
async function ask() {
  const answers = new Array(places.length);
  await Promise.all(
    actors.map(async (actor, first) => {
      for (let i = first; i < places.length; i += THREADS) answers[i] = await actor.isochrone(question(places[i]));
    }),
  );
  return answers;
}

// Square degrees within the outer rings.
function area(answer) {
  const rings = JSON.parse(answer).features.map((feature) => feature.geometry.coordinates.flat(feature.geometry.type === "Polygon" ? 0 : 1)[0]);
  const twice = (ring) => ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - ring[(i + 1) % ring.length][0] * y, 0);
  return rings.reduce((sum, ring) => sum + Math.abs(twice(ring)) / 2, 0);
}

(async () => {
  let seconds = Infinity;
  let answers;
  for (let run = 0; run < 3; run++) {
    const start = process.hrtime.bigint();
    answers = await ask();
    seconds = Math.min(seconds, Number(process.hrtime.bigint() - start) / 1e9);
  }
  console.log(JSON.stringify({ seconds, areas: answers.map(area) }));
})();
