"""Circles laid over each other: ``python circle_fusion.py CITY.osm.pbf [PLACES_OF_SPORT]``.

The life circle, the fitness circle and the express circle of Zhejiang's 圈圈融合: where all three hold, which one is
missing where only one is, and which places serve several. The fitness circle asks for one place of sport, or so many.
``core/examples/circle_fusion`` prints the same bytes.
"""

import sys

import lifecircle as lc


def fused(study: lc.Study, places_of_sport: int = 1) -> lc.Fusion:
    """Lay the three circles over each other; minutes and choices are ours."""
    elder, adult = study.prepare("elder"), study.prepare("adult")
    daily = [
        lc.Demand(["convenience-store", "supermarket", "market", "fresh-food-store"], 10),
        lc.Demand(["restaurant", "community-canteen", "breakfast"], 10),
    ]
    sport = ["gym", "sports-centre", "sports-ground", "outdoor-fitness", "park"]
    # A shop that keeps parcels counts as one: few parcel points are mapped.
    parcels = ["parcel-point", "post-office", "convenience-store"]
    return lc.Fusion(
        [
            lc.FusionCircle(id="life", name="生活圈", prepared=elder, demands=daily),
            lc.FusionCircle(
                id="fitness", name="健身圈", prepared=adult, demands=[lc.Demand(sport, 15, places_of_sport)]
            ),
            lc.FusionCircle(id="express", name="快递圈", prepared=adult, demands=[lc.Demand(parcels, 10)]),
        ]
    )


def report(fusion: lc.Fusion) -> str:
    """Return how many homes and people share an overlay, and the first of the places that serve several circles."""
    lines = []
    for tally in fusion.tallies:
        which = tally["overlay"] if tally["missing"] is None else f"all but {tally['missing']}"
        people = "no data on people" if tally["people"] is None else f"{tally['people']:.0f} people"
        lines.append(f"{which}: {tally['homes']} homes, {people}")
    shared = fusion.places(2)
    lines.append(f"{len(shared)} places serve several circles, such as")
    for place in shared.rows(5):
        lines.append(f"  {place['name'] or place['place']} ({str(place['serves']).replace(' ', ', ')})")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Lay the circles of a city over each other."""
    places_of_sport = int(arguments[1]) if len(arguments) > 1 else 1
    print(report(fused(lc.Study.from_osm(arguments[0]), places_of_sport)))


if __name__ == "__main__":
    main(sys.argv[1:])
