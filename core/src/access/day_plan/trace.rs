//! From settled labels to a schedule, or to what stood in its way.

use super::answer::{At, Break, Schedule, Visit, Why};
use super::candidates::{Candidates, Offer, Spot};
use super::options::END;
use super::search::{Errands, Ground, Label, Scratch};
use crate::units::Ticks;

/// For each walker, the walk from each facility to where it may leave the data; of homes the study knows it.
pub(super) type Escapes<'a> = &'a [Vec<Option<Ticks>>];

/// The schedule that ends in a label.
pub(super) fn schedule(
    ground: &Ground<'_>,
    day: &Errands,
    scratch: &Scratch,
    last: usize,
    escapes: Escapes<'_>,
) -> Schedule {
    let path = scratch.path(last);
    let mut visits: Vec<Visit> = Vec::with_capacity(day.errands.len());
    let mut here = At::Home(day.home as usize);
    for pair in path.windows(2) {
        let visit = visit(ground, day, here, &pair[0], &pair[1]);
        here = visit.at;
        visits.push(visit);
    }
    let mut ready = END;
    for (visit, label) in visits.iter_mut().zip(&path[1..]).rev() {
        let errand = &day.errands[visit.activity];
        let candidates = &ground.sets[errand.set as usize];
        let last = candidates.last_stay(label.position, &errand.ask(ground.possible), ground.hours, ready);
        let arrive = visit.arrive().get();
        let last = last.unwrap_or(arrive).max(arrive);
        visit.slack = Ticks::new(last - arrive);
        // The leg to it must begin so much earlier.
        ready = last - visit.walk.get();
    }
    let walk = scratch.settled[last].walk;
    let upper_bound = least_beyond(ground, day, scratch, escapes).is_some_and(|least| least < walk);
    Schedule { visits, walk: Ticks::new(walk), upper_bound }
}

fn visit(ground: &Ground<'_>, day: &Errands, from: At, before: &Label, label: &Label) -> Visit {
    let errand = &day.errands[usize::from(label.errand)];
    let candidates = &ground.sets[errand.set as usize];
    let walk = label.walk - before.walk;
    let arrive = before.ready + walk;
    let offer = candidates.first_stay(label.position, &errand.ask(ground.possible), ground.hours, arrive);
    let offer: Option<Offer> = offer.and_then(|(_, offer)| offer);
    let begin = label.ready - errand.stay;
    let at = match (candidates.spots[label.position as usize], offer) {
        (Spot::Facility(row), Some(offer)) => At::Service(row as usize, offer.service as usize),
        (Spot::Facility(row), None) => At::Service(row as usize, 0),
        (Spot::Home(row), _) => At::Home(row as usize),
    };
    let state = |begin, stay| offer.map(|offer| ground.hours.state(offer.hours, begin, stay));
    Visit {
        activity: usize::from(label.errand),
        at,
        from,
        depart: Ticks::new(before.ready),
        walk: Ticks::new(walk),
        begin: Ticks::new(begin),
        end: Ticks::new(label.ready),
        on_arrival: state(arrive, 0),
        during: state(begin, errand.stay),
        slack: Ticks::ZERO,
    }
}

/// The least walk after which a leg of the day could leave the data; `None` when none could.
///
/// Whatever is beyond the data, or beyond it on the way, is at least so much walking away.
pub(super) fn least_beyond(ground: &Ground<'_>, day: &Errands, scratch: &Scratch, escapes: Escapes<'_>) -> Option<u32> {
    let legs = |label: &Label| {
        let next = (0..day.errands.len()).filter(|next| day.may_follow(label, *next));
        let spot = day.spot(ground.sets, label);
        let escape = |next: usize| escape(ground, spot, day.errands[next].walker, escapes);
        next.filter_map(escape).min().map(|escape| escape.saturating_add(label.walk))
    };
    scratch.settled.iter().filter_map(legs).min()
}

/// Whether a leg of some day could leave the data within `limit`.
pub(super) fn may_leave(
    ground: &Ground<'_>,
    day: &Errands,
    scratch: &Scratch,
    escapes: Escapes<'_>,
    limit: Ticks,
) -> bool {
    scratch.settled.iter().any(|label| {
        let spot = day.spot(ground.sets, label);
        let mut next = (0..day.errands.len()).filter(|next| day.may_follow(label, *next));
        next.any(|next| escape(ground, spot, day.errands[next].walker, escapes).is_some_and(|e| e <= limit.get()))
    })
}

fn escape(ground: &Ground<'_>, spot: Spot, walker: usize, escapes: Escapes<'_>) -> Option<u32> {
    let escape = match spot {
        Spot::Home(home) => ground.legs[walker].prepared.escape(home as usize),
        Spot::Facility(row) => escapes[walker].get(row as usize).copied().flatten(),
    };
    escape.map(Ticks::get)
}

/// What stopped a search that found no day: of the activities that could have come next where most was done, the first, with
/// the reason that came nearest to success.
pub(super) fn obstacle(ground: &Ground<'_>, day: &Errands, scratch: &Scratch) -> Option<Break> {
    let most = scratch.settled.iter().map(|label| label.done).max()?;
    let farthest = || scratch.settled.iter().filter(|label| label.done == most);
    let reason = |next: usize| farthest().filter(|l| day.may_follow(l, next)).map(|l| why(ground, day, l, next)).max();
    (0..day.errands.len()).find_map(|activity| reason(activity).map(|why| Break { activity, why }))
}

/// Why an activity cannot follow a label.
fn why(ground: &Ground<'_>, day: &Errands, label: &Label, next: usize) -> Why {
    let errand = &day.errands[next];
    let candidates = &ground.sets[errand.set as usize];
    let mut nearest = match (candidates.exists, candidates.has_door) {
        (false, _) => Why::NoPlace,
        (true, false) => Why::NoDoor,
        (true, true) => Why::TooFar,
    };
    let mut look = |position: u32, leg: u32| {
        nearest = nearest.max(why_not(ground, candidates, errand.ask(ground.possible), position, label.ready + leg));
    };
    let (legs, here) = (&ground.legs[errand.walker], day.spot(ground.sets, label));
    if candidates.is_choice() {
        legs.each_facility(here, |facility, leg| {
            if let Some(position) = candidates.position_of(facility) {
                look(position, leg);
            }
        });
    } else if let Some(leg) = candidates.spots.first().and_then(|there| legs.between(here, *there)) {
        look(0, leg);
    }
    nearest
}

fn why_not(
    ground: &Ground<'_>,
    candidates: &Candidates,
    ask: super::candidates::Stay,
    position: u32,
    arrive: u32,
) -> Why {
    let fits = |ask, arrive| candidates.first_stay(position, &ask, ground.hours, arrive).is_some();
    let possible = super::candidates::Stay { possible: true, ..ask };
    match () {
        () if fits(possible, arrive) => Why::UnknownHours,
        () if fits(ask, ask.from) => Why::WindowMissed,
        () => Why::Closed,
    }
}
