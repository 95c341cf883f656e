// Put last into a copy of the page under test: compares its walks with those of the library.
// `expected` comes before: { homes: [index], walks: [[per category: [ticks, place] or null]], classes: [[per category]] }.
const wrong = [];
const check = (right, what) => { if (!right) wrong.push(what); };

/** The walks the page computes, against those of the library. */
function compareWalks() {
  let equal = 0, reached = 0, worst = 0;
  expected.homes.forEach((home, row) => {
    lifecircle.nearest(home).forEach((way, category) => {
      const [ticks, place] = [way?.ticks, way?.facility];
      const [rightTicks, rightPlace] = expected.walks[row][category] ?? [];
      if (ticks === rightTicks && place === rightPlace) equal++;
      else check(false, `home ${home}, category ${category}: ${ticks} to ${place}, not ${rightTicks} to ${rightPlace}`);
      if (!way) return;
      reached++;
      const route = lifecircle.route(home, category);
      check(route.ticks === ticks, `home ${home}, category ${category}: the route takes ${route.ticks}`);
      worst = Math.max(worst, Math.abs(route.metres - ticks / 32));
      const ends = [route.links[0][1], route.links[1][0]].map(String);
      check(ends[0] === String(route.line[0]) && ends[1] === String(route.line[route.line.length - 1]), `home ${home}: the links do not meet the route`);
    });
  });
  return { equal, reached, worst };
}

/** Writes what was found into the document, for the test to read. */
function tell(found) {
  document.body.append(Object.assign(document.createElement('pre'), { id: 'probe', textContent: JSON.stringify({ wrong: wrong.slice(0, 20), heard, ...found }) }));
}
